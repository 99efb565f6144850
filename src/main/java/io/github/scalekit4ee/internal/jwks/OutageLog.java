package io.github.scalekit4ee.internal.jwks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says once that the issuer is gone, at most once a minute that it still is, and once that it is back. */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier ticker;
    private boolean down;
    private long nextMessage;

    OutageLog(LongSupplier ticker) {
        this.ticker = ticker;
    }

    synchronized void failed(String cause, boolean warm) {
        long now = ticker.getAsLong();
        if (!down || now - nextMessage >= 0) {
            down = true;
            nextMessage = now + INTERVAL;
            LOG.log(
                    warm ? Level.WARNING : Level.SEVERE,
                    warm
                            ? "The keys could not be refreshed; those held still serve. {0}"
                            : "There are no keys to verify access tokens with; requests get 503. {0}",
                    cause);
        }
    }

    synchronized void good() {
        if (down) {
            down = false;
            LOG.info("The issuer's keys can be had again.");
        }
    }
}
