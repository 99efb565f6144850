package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final class ManualClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final ManualClock clock = new ManualClock();
    private final RateLimit limit = new RateLimit(1, Duration.ofSeconds(10), clock);

    @Test
    void refusesUntilTheEndOfTheWindow() {
        assertThat(limit.admit()).isEmpty();
        clock.now = clock.now.plusSeconds(4);
        assertThat(limit.admit()).contains(Duration.ofSeconds(6));
    }

    @Test
    void admitsAgainInTheNextWindow() {
        assertThat(limit.admit()).isEmpty();
        clock.now = clock.now.plusSeconds(10);
        assertThat(limit.admit()).isEmpty();
        assertThat(limit.admit()).contains(Duration.ofSeconds(10));
    }
}
