package io.github.scalekit4ee.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DaemonThreadTest {

    /** A client that somebody forgot to close does not keep a program from ending. */
    @Test
    void keepsNoProgramFromEnding() {
        DaemonThread thread = thread();

        assertThat(threadOf(thread).join().isDaemon()).isTrue();
        thread.close();
    }

    /** The first caller may be anybody, such as another application on the same server. */
    @Test
    void findsConfigurationAsWhoeverBuiltTheClientDoes() {
        Thread builder = Thread.currentThread();
        ClassLoader before = builder.getContextClassLoader();
        ClassLoader application = new ClassLoader(before) {};
        builder.setContextClassLoader(application);
        DaemonThread thread = thread();
        builder.setContextClassLoader(before);

        CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
        thread.execute(() -> seen.complete(Thread.currentThread().getContextClassLoader()));

        assertThat(seen.join()).isSameAs(application);
        thread.close();
    }

    @Test
    void doesNothingAfterItsEnd() {
        DaemonThread thread = thread();
        thread.close();

        assertThatThrownBy(() -> thread.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private static DaemonThread thread() {
        return DaemonThread.ofThisApplication("test", Duration.ofSeconds(30));
    }

    private static CompletableFuture<Thread> threadOf(DaemonThread refreshes) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        refreshes.execute(() -> thread.complete(Thread.currentThread()));
        return thread;
    }
}
