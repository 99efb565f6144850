package io.github.scalekit4ee.internal.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Both kinds of time, and waiting. Lifetimes are reckoned by {@link #nanos()}, which no administrator can set back; the wall
 * clock only translates to and from the dates that people and peers write.
 */
public interface Time {

    Instant now();

    /** Like {@link System#nanoTime()}: only differences mean something. */
    long nanos();

    void pause(Duration duration) throws InterruptedException;

    static Time system() {
        return of(Clock.systemUTC(), System::nanoTime);
    }

    /** Reckons everything by one clock, so that a test's clock moves lifetimes too. */
    static Time of(Clock clock) {
        return of(clock, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
    }

    private static Time of(Clock clock, LongSupplier nanos) {
        return new Time() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return nanos.getAsLong();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };
    }
}
