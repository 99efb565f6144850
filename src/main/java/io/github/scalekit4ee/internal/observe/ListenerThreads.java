package io.github.scalekit4ee.internal.observe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads on which observers and listeners run: daemons that end when there is nothing to tell, and have the context of no request. */
public final class ListenerThreads {

    private static final long IDLE_SECONDS = 10;

    private ListenerThreads() {}

    /**
     * Starts no thread yet. The threads find the context class loader of whoever calls this.
     *
     * @param name of each thread
     * @param most threads at a time
     * @param waiting holds what no thread is free for
     */
    public static ThreadPoolExecutor open(String name, int most, BlockingQueue<Runnable> waiting) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, waiting, task -> {
                    Thread thread = new Thread(null, task, name, 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(application);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
