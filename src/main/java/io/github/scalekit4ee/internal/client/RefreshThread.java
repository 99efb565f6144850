package io.github.scalekit4ee.internal.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that talks to the token endpoint. It exists only while there is something to do and half a minute more,
 * and never after {@link #close()}, so an undeployed application leaves nothing behind.
 */
final class RefreshThread implements Executor {

    private final ThreadPoolExecutor executor;

    /** Configuration and key stores are found through the context class loader: the one of whoever builds the client. */
    RefreshThread() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "scalekit4ee-access-token");
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException after {@link #close()} */
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Interrupts what runs, and forgets what has not begun. */
    void close() {
        executor.shutdownNow();
    }
}
