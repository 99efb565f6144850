package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The thread that refreshes. */
class DaemonRefresherTest {

    private static final long LONG = 20;

    @Test
    void aTaskRunsOnANamedDaemonThreadThatEndsWithTheRefresher() throws Exception {
        Thread[] ran = new Thread[1];
        try (DaemonRefresher refresher = new DaemonRefresher("test-refresher")) {
            CountDownLatch done = new CountDownLatch(1);
            refresher.execute(() -> {
                ran[0] = Thread.currentThread();
                done.countDown();
            });
            assertThat(done.await(LONG, TimeUnit.SECONDS)).isTrue();
            assertThat(ran[0].getName()).startsWith("test-refresher");
            assertThat(ran[0].isDaemon()).isTrue();
        }
        ran[0].join(TimeUnit.SECONDS.toMillis(LONG));
        assertThat(ran[0].isAlive()).isFalse();
    }

    @Test
    void aTaskTakesThePlaceOfTheOneThatWasToRunLater() throws Exception {
        try (DaemonRefresher refresher = new DaemonRefresher("test-refresher")) {
            CountDownLatch replaced = new CountDownLatch(1);
            CountDownLatch last = new CountDownLatch(1);
            refresher.schedule(replaced::countDown, Duration.ofMillis(300));
            refresher.schedule(last::countDown, Duration.ofMillis(600));
            assertThat(last.await(LONG, TimeUnit.SECONDS)).isTrue();
            assertThat(replaced.getCount()).isEqualTo(1);
        }
    }

    @Test
    void aClosedRefresherTakesNoTaskAndFailsNobodyWhoSchedulesOne() throws Exception {
        DaemonRefresher refresher = new DaemonRefresher("test-refresher");
        CountDownLatch later = new CountDownLatch(1);
        refresher.schedule(later::countDown, Duration.ofMillis(200));
        refresher.close();
        refresher.schedule(later::countDown, Duration.ZERO);
        refresher.schedule(later::countDown, Duration.ZERO);
        assertThatThrownBy(() -> refresher.execute(later::countDown)).isInstanceOf(RejectedExecutionException.class);
        assertThat(later.await(400, TimeUnit.MILLISECONDS)).isFalse();
    }
}
