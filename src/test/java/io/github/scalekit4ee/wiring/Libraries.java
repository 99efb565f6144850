package io.github.scalekit4ee.wiring;

/** Which implementations this run of the tests has on its class path, which is also the server's. */
final class Libraries {

    static final String JERSEY = "org.glassfish.jersey.servlet.ServletContainer";

    private Libraries() {}

    /** @return false where the server has RESTEasy */
    static boolean jersey() {
        return has(JERSEY);
    }

    private static boolean has(String className) {
        try {
            Class.forName(className, false, Libraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
