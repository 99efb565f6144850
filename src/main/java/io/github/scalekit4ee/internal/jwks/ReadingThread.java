package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.NeutralThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for something that is read seldom: it ends a second after it has nothing to do. */
final class ReadingThread implements Executor, AutoCloseable {

    private final ThreadPoolExecutor executor;

    ReadingThread(String name) {
        executor = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new NeutralThreads(name));
        executor.allowCoreThreadTimeOut(true);
    }

    /** @throws java.util.concurrent.RejectedExecutionException after {@link #close()} */
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Interrupts what runs, and forgets what has not begun. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
