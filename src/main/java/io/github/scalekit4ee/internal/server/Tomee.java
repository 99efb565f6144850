package io.github.scalekit4ee.internal.server;

/** Tells whether this is TomEE, by a class of its own; no property says so. */
public final class Tomee {

    private static final String REST_SERVICE = "org.apache.openejb.server.rest.RESTService";

    private Tomee() {}

    /** Whether that server's classes are visible to a loader, as to that of an application in it. */
    public static boolean isSeenBy(ClassLoader loader) {
        try {
            return loader.loadClass(REST_SERVICE) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
