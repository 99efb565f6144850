package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to leave the issuer alone after failures. Each delay carries jitter, so that a fleet of nodes does not come back in
 * step.
 */
final class BackOff {

    private static final Duration SMALLEST = Duration.ofSeconds(1);
    private static final Duration LARGEST_WARM = Duration.ofSeconds(30);
    private static final Duration LARGEST_COLD = Duration.ofSeconds(3);

    private final DoubleSupplier random;

    /** @param random numbers from zero to below one */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    /** While a good set serves: 1, 2, 4 … 30 seconds and up to a fifth more; about 110 attempts an hour. */
    Duration warm(int failures) {
        return jittered(doubled(failures, LARGEST_WARM));
    }

    /** While there is no set: short, so that requests are answered within seconds of the issuer's recovery. */
    Duration cold(int failures) {
        return jittered(doubled(failures, LARGEST_COLD));
    }

    /** Before the soft TTL is over, by up to 15 %. */
    Duration refreshAhead(Duration ttl) {
        return ttl.minus(Duration.ofNanos((long) (ttl.toNanos() * 0.15 * random.getAsDouble())));
    }

    private Duration jittered(Duration delay) {
        return delay.plus(Duration.ofNanos((long) (delay.toNanos() * 0.2 * random.getAsDouble())));
    }

    private static Duration doubled(int failures, Duration largest) {
        Duration delay = SMALLEST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
        return delay.compareTo(largest) > 0 ? largest : delay;
    }
}
