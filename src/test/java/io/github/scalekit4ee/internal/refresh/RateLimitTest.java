package io.github.scalekit4ee.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Where the ticker is about to overflow, as it may be (System.nanoTime()). */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    private final RateLimit limit = new RateLimit(INTERVAL, now::get);

    @Test
    void letsOnePassInEachInterval() {
        assertThat(limit.untilNext()).isZero();
        assertThat(limit.tryAcquire()).isTrue();
        now.addAndGet(INTERVAL.toNanos() - 1);
        assertThat(limit.tryAcquire()).isFalse();
        assertThat(limit.untilNext()).isEqualTo(Duration.ofNanos(1));
        now.incrementAndGet();
        assertThat(limit.untilNext()).isZero();
        assertThat(limit.tryAcquire()).isTrue();
        assertThat(limit.tryAcquire()).isFalse();
    }
}
