package io.github.scalekit4ee.internal.jwks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says once that the issuer is gone, at most once a minute that it still is, and once that it is back. Used by the
 * refresher's thread only.
 */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier ticker;
    private boolean down;
    private boolean everSpoken;
    private long lastMessage;

    /** @param ticker monotonic time in nanoseconds */
    OutageLog(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** @param warm whether the last good keys still serve */
    void failed(String cause, boolean warm) {
        down = true;
        long now = ticker.getAsLong();
        // An issuer that comes and goes every few seconds is no reason for more messages either.
        if (everSpoken && now - lastMessage < INTERVAL) {
            return;
        }
        everSpoken = true;
        lastMessage = now;
        LOG.log(
                warm ? Level.WARNING : Level.SEVERE,
                warm
                        ? "The keys could not be refreshed; those held still serve. {0}."
                        : "There are no keys to verify access tokens with; requests get 503. {0}.",
                cause);
    }

    void good() {
        if (down) {
            down = false;
            LOG.info("The issuer gives keys again.");
        }
    }
}
