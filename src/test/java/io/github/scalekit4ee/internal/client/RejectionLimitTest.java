package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

public class RejectionLimitTest {

    @Test
    void letsOneRejectionThroughInHalfAMinute() {
        RejectionLimit limit = new RejectionLimit();
        long spacing = Duration.ofSeconds(30).toNanos();
        long start = Long.MAX_VALUE - 1;

        assertThat(limit.tryAcquire(start)).isTrue();
        assertThat(limit.tryAcquire(start + spacing - 1)).isFalse();
        assertThat(limit.tryAcquire(start + spacing)).isTrue();
        assertThat(limit.tryAcquire(start + spacing)).isFalse();
    }
}
