package io.github.scalekit4ee.internal.server;

/** Servers as the tests of other packages need them. */
public final class Servers {

    public static final Container OPEN_LIBERTY = new OpenLiberty();
    public static final Container WILDFLY = new WildFly();
    public static final Container ANY = Container.ofThisServer();

    /** One whose own filter asks for a role again. */
    public static final Container ASKING_AGAIN = new Container() {
        @Override
        boolean isThisServer(ClassLoader application) {
            return false;
        }

        @Override
        public boolean asksAgainForRole(String securityContext) {
            return true;
        }
    };

    private Servers() {}
}
