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
                    + " accepted"),
    ANY_CALLER_IS_NOT_CHALLENGED(
            "tomee",
            AnyCallerIT.class,
            "a servlet for the role \"**\" answers an anonymous caller 403 instead of a challenge"),
    ANY_CALLER_IS_REFUSED_BY_BEANS(
            "tomee",
            AnyCallerIT.class,
            "an enterprise bean for the role \"**\" refuses every caller, for the server looks for a role of that name"),
    NO_CALLER_IN_ASYNCHRONOUS_BEANS(
            "tomee",
            BehaviourTableIT.class,
            "an asynchronous method of an enterprise bean may run on a thread that still has the caller of an earlier request, so"
                    + " the jar knows no caller there: @RequiresScopes refuses every caller"),
    LISTED_CLASSES_ARE_REFUSED(
            "tomee",
            ListedClassesIT.class,
            "with a method in a class derived from Application, as a rule getClasses(), the server discovers no JAX-RS provider and"
                    + " would check no role, so the jar refuses to start; getClasses() may name its AccessFeature, or the server be"
                    + " started with -Dopenejb.jaxrs.providers.auto=true");

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
