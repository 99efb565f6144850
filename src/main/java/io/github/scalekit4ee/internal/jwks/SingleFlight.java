package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs one task at a time on another thread; who asks meanwhile joins the run that is under way. */
final class SingleFlight {

    private final Executor executor;
    private final Runnable task;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingRoom waitingRoom;
    private final LongSupplier ticker;
    private @Nullable Run underWay;
    private volatile boolean closed;

    private record Run(CompletableFuture<@Nullable Void> end, long begun) {}

    /**
     * @param task throws nothing but errors
     * @param waitingRoom how many may wait for a run
     * @param ticker monotonic time in nanoseconds, the waiting room's
     */
    SingleFlight(Executor executor, Runnable task, WaitingRoom waitingRoom, LongSupplier ticker) {
        this.executor = executor;
        this.task = task;
        this.waitingRoom = waitingRoom;
        this.ticker = ticker;
    }

    /**
     * Joins the run that is under way and waits for its end, or starts one where that is allowed.
     *
     * @param mayStart asked only when no run is under way, by one thread at a time, after the last run has left its result
     * @param healthy whether the last run succeeded, so that this one is likely to
     * @param longest how long to wait; then the caller looks at what there is by now
     * @return false when a run is still under way, or was given up
     */
    boolean join(BooleanSupplier mayStart, boolean healthy, Duration longest) {
        Run run = joinOrStart(mayStart);
        if (run == null) {
            return true;
        }
        try {
            if (waitingRoom.await(run.end, run.begun, healthy, longest) != WaitingRoom.End.ANSWERED) {
                return false;
            }
            run.end.join();
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (CompletionException e) {
            throw new IllegalStateException("the task ended with an error", e.getCause());
        }
    }

    /** Starts a run, unless one is under way, and does not wait. */
    void start() {
        startIf(() -> true);
    }

    /**
     * The same, where that is allowed.
     *
     * @param mayStart as with {@link #join}
     */
    void startIf(BooleanSupplier mayStart) {
        joinOrStart(mayStart);
    }

    private @Nullable Run joinOrStart(BooleanSupplier mayStart) {
        Run run;
        lock.lock();
        try {
            if (underWay != null) {
                return underWay;
            }
            if (closed || !mayStart.getAsBoolean()) {
                return null;
            }
            run = new Run(new CompletableFuture<>(), ticker.getAsLong());
            underWay = run;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> run(run.end));
        } catch (RejectedExecutionException e) {
            end(); // the executor was closed meanwhile
        }
        return run;
    }

    private void run(CompletableFuture<@Nullable Void> end) {
        try {
            task.run();
        } catch (Error e) {
            end.completeExceptionally(e);
            throw e;
        } finally {
            end();
        }
    }

    private void end() {
        Run ended;
        lock.lock();
        try {
            ended = underWay;
            underWay = null;
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.end.complete(null);
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
