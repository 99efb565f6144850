package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final TestClock clock = new TestClock();
    private final RateLimit limit = new RateLimit(1, Duration.ofSeconds(10), clock);

    @Test
    void refusesUntilTheEndOfTheWindow() {
        assertThat(limit.admit()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(limit.admit()).contains(Duration.ofSeconds(6));
    }

    @Test
    void admitsAgainInTheNextWindow() {
        assertThat(limit.admit()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limit.admit()).isEmpty();
        assertThat(limit.admit()).contains(Duration.ofSeconds(10));
    }
}
