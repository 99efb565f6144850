package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets one fetch pass in each interval, whatever callers send. */
final class FetchInterval {

    private final long interval;
    private final LongSupplier ticker;
    private final AtomicLong next;

    /**
     * @param interval in nanoseconds
     * @param ticker monotonic time in nanoseconds
     */
    FetchInterval(long interval, LongSupplier ticker) {
        this.interval = interval;
        this.ticker = ticker;
        this.next = new AtomicLong(ticker.getAsLong());
    }

    /** Whether the caller may fetch; then nobody else may before the interval is over. */
    boolean tryAcquire() {
        long now = ticker.getAsLong();
        long allowed = next.get();
        return now - allowed >= 0 && next.compareAndSet(allowed, now + interval);
    }

    /** How long until the next fetch is allowed; not negative. */
    Duration untilNext() {
        return Duration.ofNanos(Math.max(next.get() - ticker.getAsLong(), 0));
    }
}
