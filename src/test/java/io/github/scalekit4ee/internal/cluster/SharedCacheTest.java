package io.github.scalekit4ee.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedCacheTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final TextMap map = new TextMap();
    private final AtomicInteger openings = new AtomicInteger();
    private final SharedCache cache = new SharedCache("tokens", () -> {
        openings.incrementAndGet();
        return map;
    });

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void isOpenedOnceAndAnewAfterAFailure() throws Exception {
        cache.open();
        cache.tell(shared -> shared.put("a", "1"));
        assertThat(ask()).isEqualTo("1");
        assertThat(openings).hasValue(1);

        map.before(() -> {
            throw new IllegalStateException("with a secret in it");
        });
        assertThatThrownBy(() -> cache.ask(shared -> shared.get("a"), LONG))
                .isInstanceOf(SharedCacheException.class)
                .hasMessageContaining("IllegalStateException at ")
                .hasMessageNotContaining("secret");
        map.before(() -> {});
        assertThat(ask()).isEqualTo("1");
        assertThat(openings).hasValue(2);
    }

    @Test
    void nobodyWaitsLongForOneThatHangsAndTheNextNotAtAll() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        map.before(() -> awaitUninterrupted(end));
        assertThatThrownBy(() -> cache.ask(shared -> shared.get("a"), Duration.ofMillis(50)))
                .isInstanceOf(SharedCacheException.class)
                .hasMessage("no answer within 50 ms");

        for (int i = 0; i < 100; i++) {
            cache.tell(shared -> shared.put("a", "1"));
            long start = System.nanoTime();
            assertThatThrownBy(() -> cache.ask(shared -> shared.get("a"), LONG))
                    .isInstanceOf(SharedCacheException.class);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        }
        end.countDown();
        while (true) {
            try {
                assertThat(ask()).isNull();
                break;
            } catch (SharedCacheException e) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        assertThat(map.calls()).isEqualTo(2);
    }

    @Test
    void saysSoWhenItIsClosedAndLetsNobodyWait() {
        cache.close();
        cache.tell(shared -> shared.put("a", "1"));
        assertThatThrownBy(() -> cache.ask(shared -> shared.get("a"), LONG)).isInstanceOf(SharedCacheException.class);
        assertThat(map.calls()).isZero();
    }

    private @Nullable String ask() throws SharedCacheException, InterruptedException {
        return cache.ask(shared -> shared.get("a"), LONG);
    }

    private static void awaitUninterrupted(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
