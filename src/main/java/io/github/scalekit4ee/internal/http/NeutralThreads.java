package io.github.scalekit4ee.internal.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Daemon threads that take nothing from the application: the context class loader is the system's and inheritable
 * thread-locals are not copied, so that neither keeps an undeployed application in memory.
 */
public final class NeutralThreads implements ThreadFactory {

    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();

    /** @param prefix of the threads' names; a number follows */
    public NeutralThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, prefix + "-" + count.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    /** Runs a task that starts threads of its own; they inherit the system's context class loader. */
    static <T> T withNeutralContext(Supplier<T> task) {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return task.get();
        } finally {
            current.setContextClassLoader(before);
        }
    }
}
