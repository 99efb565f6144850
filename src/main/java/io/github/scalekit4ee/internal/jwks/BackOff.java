package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.RetryAfter;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to leave the issuer alone. Each delay carries jitter, so that a fleet of nodes does not come back in step.
 */
final class BackOff {

    private static final Duration SMALLEST = Duration.ofSeconds(1);
    private static final Duration LARGEST = Duration.ofSeconds(30);
    private static final Duration LARGEST_COLD = Duration.ofMillis(2500);
    private static final Duration BETWEEN_URGENT = Duration.ofSeconds(7);
    private static final double JITTER = 0.2;
    private static final double AHEAD = 0.15;

    private final DoubleSupplier random;

    /** @param random numbers from zero to below one */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    /** Until the next attempt of our own after failures: 1, 2, 4, 8, 16, 30 seconds and up to a fifth more; at most 125 an hour. */
    Duration afterFailures(int failures) {
        return longerBy(JITTER, doubled(failures, LARGEST));
    }

    /**
     * Until a request may cause an attempt while there are no keys: one to three seconds, so that requests are answered
     * within five seconds of the issuer's recovery.
     */
    Duration coldPause(int failures) {
        return longerBy(JITTER, doubled(failures, LARGEST_COLD));
    }

    /**
     * From the beginning of an attempt that failed until a request that names a new key may cause the next: seven seconds and up
     * to a fifth more, so that the key is found within ten seconds of the issuer's recovery. With the attempts of our own these are
     * at most twelve a minute: no more than four come closer together, those after the first failures.
     */
    Duration urgentPause() {
        return longerBy(JITTER, BETWEEN_URGENT);
    }

    /** Until a good set is fetched again: before its time to live is over, by up to 15 %. */
    Duration refreshAhead(Duration ttl) {
        return longerBy(-AHEAD, ttl);
    }

    /** How long to wait where the issuer has named a time. */
    Duration obeying(Duration retryAfter) {
        return RetryAfter.spread(retryAfter, random.getAsDouble());
    }

    private Duration longerBy(double share, Duration delay) {
        return delay.plus(Duration.ofNanos((long) (delay.toNanos() * share * random.getAsDouble())));
    }

    private static Duration doubled(int failures, Duration largest) {
        Duration delay = SMALLEST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
        return delay.compareTo(largest) > 0 ? largest : delay;
    }
}
