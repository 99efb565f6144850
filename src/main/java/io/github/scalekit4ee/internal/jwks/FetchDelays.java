package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.RetryAfter;
import io.github.scalekit4ee.internal.refresh.BackOff;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long the issuer of the keys is left alone. Each delay carries jitter, so that a fleet of nodes does not come back in step.
 */
final class FetchDelays {

    private static final Duration BETWEEN_URGENT = Duration.ofSeconds(7);
    private static final double JITTER = 0.2;
    private static final double AHEAD = 0.15;
    private static final Duration LEAST = Duration.ofMinutes(1);

    private static final BackOff FAILURES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), 1, 1 + JITTER);
    private static final BackOff COLD = new BackOff(Duration.ofSeconds(1), Duration.ofMillis(2500), 1, 1 + JITTER);

    private final DoubleSupplier random;

    /** @param random numbers from zero to below one */
    FetchDelays(DoubleSupplier random) {
        this.random = random;
    }

    /** Until the next attempt of our own after failures: 1, 2, 4, 8, 16, 30 seconds and up to a fifth more; at most 125 an hour. */
    Duration afterFailures(int failures) {
        return FAILURES.after(failures, random.getAsDouble());
    }

    /**
     * Until a request may cause an attempt while there are no keys: one to three seconds, so that requests are answered
     * within five seconds of the issuer's recovery.
     */
    Duration coldPause(int failures) {
        return COLD.after(failures, random.getAsDouble());
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

    /**
     * Until a good set is fetched again that was not fetched in its turn: at a start, after a failure, for a new key. Then many nodes may have
     * fetched in the same minute; their next fetches are spread over the time to live, but for the first minute, or they would come in waves for hours.
     *
     * @param ttl at least a minute
     */
    Duration outOfStep(Duration ttl) {
        return LEAST.plus(BackOff.scaled(ttl.minus(LEAST), 1 - random.getAsDouble()));
    }

    /** How long to wait where the issuer has named a time. */
    Duration obeying(Duration retryAfter) {
        return RetryAfter.spread(retryAfter, random.getAsDouble());
    }

    private Duration longerBy(double share, Duration delay) {
        return BackOff.scaled(delay, 1 + share * random.getAsDouble());
    }
}
