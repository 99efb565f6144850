package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.NeutralThreads;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A daemon thread that is started by the first task and sleeps until the next. */
final class DaemonRefresher implements Refresher {

    private final ScheduledThreadPoolExecutor executor;
    private @Nullable Future<?> later;

    DaemonRefresher(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, new NeutralThreads(threadName));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public synchronized void schedule(Runnable task, Duration delay) {
        if (later != null) {
            later.cancel(false);
        }
        try {
            later = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            later = null;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
