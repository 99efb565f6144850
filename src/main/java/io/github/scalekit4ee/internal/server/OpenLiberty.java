package io.github.scalekit4ee.internal.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells whether this is Open Liberty, the one server that needs more than the specifications give. */
public final class OpenLiberty {

    /** Set by the server itself; beans.xml asks for it too. */
    private static final String INSTALLATION = "wlp.install.dir";

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.server");

    private OpenLiberty() {}

    public static boolean isThisServer() {
        return System.getProperty(INSTALLATION) != null;
    }

    /**
     * Keeps the server quiet about a refusal that is on its way: to each one it adds the status and a Basic challenge, which come too
     * late to matter, and warns of it (SRVE8115W). This is its own switch for code of its own that does so knowingly.
     *
     * @param committed a response that is sent; left alone if it is not of this server
     */
    public static void allowLateChanges(Object committed) {
        if (!isThisServer()) {
            return;
        }
        try {
            committed
                    .getClass()
                    .getMethod("setIgnoreStateErrors", boolean.class)
                    .invoke(committed, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "This Open Liberty has another response than expected.", e);
        }
    }
}
