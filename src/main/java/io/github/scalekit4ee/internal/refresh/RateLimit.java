package io.github.scalekit4ee.internal.refresh;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lets one request pass in each interval, whatever callers send. */
public final class RateLimit {

    private final long interval;
    private final LongSupplier ticker;
    private final AtomicReference<@Nullable Permit> last = new AtomicReference<>();

    /** When a request was last let through, in monotonic time. */
    private record Permit(long at) {}

    /** @param ticker monotonic time in nanoseconds */
    public RateLimit(Duration interval, LongSupplier ticker) {
        this.interval = interval.toNanos();
        this.ticker = ticker;
    }

    /** Whether the caller may; then nobody else may before the interval is over. */
    public boolean tryAcquire() {
        long now = ticker.getAsLong();
        Permit before = last.get();
        return (before == null || now - before.at >= interval) && last.compareAndSet(before, new Permit(now));
    }

    /** How long until somebody may; not negative. */
    public Duration untilNext() {
        Permit before = last.get();
        return before == null
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(before.at + interval - ticker.getAsLong(), 0));
    }
}
