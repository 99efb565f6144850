package io.github.scalekit4ee.internal.jwks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says once that keys cannot be had, at most once a minute that it is still so, and once that it is over. One thread at a time
 * may use it.
 */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier ticker;
    private final String recovery;
    private boolean down;
    private boolean everSpoken;
    private long lastMessage;

    /**
     * @param ticker monotonic time in nanoseconds
     * @param recovery what to say when it is over
     */
    OutageLog(LongSupplier ticker, String recovery) {
        this.ticker = ticker;
        this.recovery = recovery;
    }

    /** @param defect logged with its stack trace; null for a failure that the message explains */
    void failed(Level level, String message, @Nullable Throwable defect) {
        down = true;
        long now = ticker.getAsLong();
        // An issuer that comes and goes every few seconds is no reason for more messages either.
        if (everSpoken && now - lastMessage < INTERVAL) {
            return;
        }
        everSpoken = true;
        lastMessage = now;
        LOG.log(level, message, defect);
    }

    void good() {
        if (down) {
            down = false;
            LOG.info(recovery);
        }
    }
}
