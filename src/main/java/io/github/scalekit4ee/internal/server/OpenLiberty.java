package io.github.scalekit4ee.internal.server;

/** Tells whether this is Open Liberty, the one server that needs more than the specifications give. */
public final class OpenLiberty {

    /** Set by the server itself; beans.xml asks for it too. */
    private static final String INSTALLATION = "wlp.install.dir";

    private OpenLiberty() {}

    public static boolean isThisServer() {
        return System.getProperty(INSTALLATION) != null;
    }
}
