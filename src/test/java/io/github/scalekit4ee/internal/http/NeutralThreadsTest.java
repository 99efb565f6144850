package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class NeutralThreadsTest {

    @Test
    void itsThreadsAreNumberedDaemonsThatHoldNoClassLoaderOfAnApplication() throws Exception {
        NeutralThreads threads = new NeutralThreads("test-neutral");
        inAnApplication(application -> {
            Thread first = threads.newThread(() -> {});
            assertThat(first.getName()).isEqualTo("test-neutral-1");
            assertThat(first.isDaemon()).isTrue();
            assertThat(first.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
            assertThat(threads.newThread(() -> {}).getName()).isEqualTo("test-neutral-2");
        });
    }

    @Test
    void aTaskSeesTheSystemsClassLoaderAndTheThreadHasItsOwnAgainAfterwards() throws Exception {
        inAnApplication(application -> {
            assertThat(NeutralThreads.withNeutralContext(
                            () -> Thread.currentThread().getContextClassLoader()))
                    .isSameAs(ClassLoader.getSystemClassLoader());
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(application);
            assertThatThrownBy(() -> NeutralThreads.withNeutralContext(() -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(application);
        });
    }

    private interface Check {
        void in(ClassLoader application);
    }

    private static void inAnApplication(Check check) throws Exception {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            current.setContextClassLoader(application);
            check.in(application);
        } finally {
            current.setContextClassLoader(before);
        }
    }
}
