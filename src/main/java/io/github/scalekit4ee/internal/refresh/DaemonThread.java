package io.github.scalekit4ee.internal.refresh;

import io.github.scalekit4ee.internal.http.NeutralThreads;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread. It exists only while there is something to do and a while more, and never after {@link #close()}, so an
 * undeployed application leaves nothing behind.
 */
public final class DaemonThread implements Worker {

    private final ThreadPoolExecutor executor;

    private DaemonThread(ThreadFactory threads, Duration idle) {
        executor = new ThreadPoolExecutor(
                1, 1, idle.toNanos(), TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * One that takes nothing from the application.
     *
     * @param idle how long it waits for another task
     */
    public static DaemonThread neutral(String name, Duration idle) {
        return new DaemonThread(new NeutralThreads(name), idle);
    }

    /**
     * One that finds configuration and key stores through the context class loader of whoever calls this.
     *
     * @param idle how long it waits for another task
     */
    public static DaemonThread ofThisApplication(String name, Duration idle) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return new DaemonThread(
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(application);
                    return thread;
                },
                idle);
    }

    /** @throws RejectedExecutionException after {@link #close()} */
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
