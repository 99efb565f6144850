package io.github.scalekit4ee.internal.refresh;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says once that something cannot be had, at most once a minute that it is still so, and once that it is over. One thread at a time
 * may report to it.
 */
public final class OutageLog {

    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final Logger logger;
    private final LongSupplier ticker;
    private final String recovery;
    private volatile boolean down;
    private boolean everSpoken;
    private long lastMessage;

    /**
     * @param ticker monotonic time in nanoseconds
     * @param recovery what to say when it is over
     */
    public OutageLog(Logger logger, LongSupplier ticker, String recovery) {
        this.logger = logger;
        this.ticker = ticker;
        this.recovery = recovery;
    }

    /** @param defect logged with its stack trace; null for a failure that the message explains */
    public void failed(Level level, String message, @Nullable Throwable defect) {
        down = true;
        long now = ticker.getAsLong();
        // An issuer that comes and goes every few seconds is no reason for more messages either.
        if (everSpoken && now - lastMessage < INTERVAL) {
            return;
        }
        everSpoken = true;
        lastMessage = now;
        logger.log(level, message, defect);
    }

    /** Whether the last report was of a failure. */
    public boolean isDown() {
        return down;
    }

    public void good() {
        if (down) {
            down = false;
            logger.info(recovery);
        }
    }
}
