package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs one task at a time on another thread; who asks meanwhile joins the run that is under way. */
final class SingleFlight {

    private final Executor executor;
    private final Runnable task;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<@Nullable Void> underWay;
    private volatile boolean closed;

    /** @param task throws nothing but errors */
    SingleFlight(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /**
     * Joins the run that is under way and waits for its end, or starts one where that is allowed.
     *
     * @param mayStart asked only when no run is under way, by one thread at a time, after the last run has left its result
     * @param longest how long to wait; then the caller looks at what there is by now
     * @return false when a run is still under way, or was given up
     */
    boolean join(BooleanSupplier mayStart, Duration longest) {
        CompletableFuture<@Nullable Void> run = joinOrStart(mayStart);
        if (run == null) {
            return true;
        }
        try {
            run.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return !closed;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the task ended with an error", e.getCause());
        }
    }

    /** Starts a run, unless one is under way, and does not wait. */
    @SuppressWarnings("FutureReturnValueIgnored") // the run itself leaves its result
    void start() {
        joinOrStart(() -> true);
    }

    private @Nullable CompletableFuture<@Nullable Void> joinOrStart(BooleanSupplier mayStart) {
        CompletableFuture<@Nullable Void> run = new CompletableFuture<>();
        lock.lock();
        try {
            if (underWay != null) {
                return underWay;
            }
            if (closed || !mayStart.getAsBoolean()) {
                return null;
            }
            underWay = run;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> run(run));
        } catch (RejectedExecutionException e) {
            end(); // the executor was closed meanwhile
        }
        return run;
    }

    private void run(CompletableFuture<@Nullable Void> run) {
        try {
            task.run();
        } catch (Error e) {
            run.completeExceptionally(e);
            throw e;
        } finally {
            end();
        }
    }

    private void end() {
        CompletableFuture<@Nullable Void> ended;
        lock.lock();
        try {
            ended = underWay;
            underWay = null;
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.complete(null);
        }
    }

    /** Starts no further run and lets go who waits; the executor may drop a run that it has not begun. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        end();
    }
}
