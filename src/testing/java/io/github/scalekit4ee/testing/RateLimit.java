package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Admits so many requests in each window of time, and says how long the rest must wait. Thread-safe. */
final class RateLimit {
    private final int requests;
    private final Duration window;
    private final Clock clock;
    private Instant windowEnd;
    private int admitted;

    RateLimit(int requests, Duration window, Clock clock) {
        this.requests = requests;
        this.window = window;
        this.clock = clock;
        this.windowEnd = clock.instant().plus(window);
    }

    /** Admits one request, or returns the time until it may come again. */
    synchronized Optional<Duration> admit() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(window);
            admitted = 0;
        }
        if (admitted < requests) {
            admitted++;
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, windowEnd));
    }
}
