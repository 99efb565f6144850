package io.github.scalekit4ee.internal.refresh;

import java.time.Duration;

/**
 * How long to leave a peer alone after failures: twice as long after each, up to a bound, and random in part, so that a fleet of nodes
 * that failed together does not come back together.
 *
 * @param first after one failure
 * @param largest before the random part
 * @param least what the delay is multiplied by at least
 * @param most what it is multiplied by at most
 */
public record BackOff(Duration first, Duration largest, double least, double most) {

    /** Longer delays than this many times doubled are of no use, and would overflow. */
    private static final int MOST_DOUBLINGS = 20;

    /**
     * @param failures without a success in between; from 1
     * @param random from 0 to 1
     */
    public Duration after(int failures, double random) {
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        return scaled(doubled.compareTo(largest) > 0 ? largest : doubled, least + (most - least) * random);
    }

    /** A delay times a factor, to the nanosecond. */
    public static Duration scaled(Duration delay, double factor) {
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }
}
