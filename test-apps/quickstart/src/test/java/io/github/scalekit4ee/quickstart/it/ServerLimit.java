package io.github.scalekit4ee.quickstart.it;

/**
 * What a server does otherwise, where the jar cannot change it. A test asserts what the server really does; the table of results
 * gives the reason.
 */
public enum ServerLimit {
    ANONYMOUS_HAS_A_NAME(
            "wildfly",
            CallerIT.class,
            "SecurityContext.getCallerPrincipal() is a principal named \"anonymous\" without a caller, where Jakarta Security asks for"
                    + " null; getUserPrincipal() is null"),
    A_TAB_IS_A_SPACE(
            "wildfly",
            RequestTricksIT.class,
            "a tab between \"Bearer\" and the token has become a space before the application sees the header, so a good token is"
                    + " accepted");

    private final String server;
    private final String test;
    private final String reason;

    ServerLimit(String server, Class<?> test, String reason) {
        this.server = server;
        this.test = test.getSimpleName();
        this.reason = reason;
    }

    boolean appliesHere() {
        return isOf(System.getProperty("arquillian.launch"));
    }

    /** Whether it is one of the server with this Maven profile. */
    public boolean isOf(String profile) {
        return server.equals(profile);
    }

    /** The test class that asserts it. */
    public String test() {
        return test;
    }

    /** One sentence, without a capital letter and a full stop. */
    public String reason() {
        return reason;
    }
}
