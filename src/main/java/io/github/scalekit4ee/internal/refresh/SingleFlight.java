package io.github.scalekit4ee.internal.refresh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task at a time on another thread; whoever asks meanwhile joins the run that is under way. The {@link WaitingRoom} bounds how
 * many threads wait for it, and nobody's interruption disturbs the others.
 *
 * @param <R> what a run leaves for those who wait, beside its effects
 */
public final class SingleFlight<R> {

    private final Executor executor;
    private final WaitingRoom waitingRoom;
    private final LongSupplier ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Run<R> underWay;
    private volatile boolean closed;

    /**
     * @param waitingRoom how many may wait for a run
     * @param ticker monotonic time in nanoseconds, the waiting room's
     */
    public SingleFlight(Executor executor, WaitingRoom waitingRoom, LongSupplier ticker) {
        this.executor = executor;
        this.waitingRoom = waitingRoom;
        this.ticker = ticker;
    }

    /** One run of a task. */
    public static final class Run<R> {

        private final CompletableFuture<@Nullable R> end = new CompletableFuture<>();
        private final WaitingRoom waitingRoom;
        private final long begun;

        private Run(WaitingRoom waitingRoom, long begun) {
            this.waitingRoom = waitingRoom;
            this.begun = begun;
        }

        /**
         * Waits for its end.
         *
         * @param healthy whether the last run succeeded, so that this one is likely to
         * @param longest how long to wait
         */
        public WaitingRoom.End await(boolean healthy, Duration longest) throws InterruptedException {
            return waitingRoom.await(end, begun, healthy, longest);
        }

        /**
         * {@return what it left; null also where it was given up}
         *
         * @throws IllegalStateException it ended with an {@link Error}
         */
        public @Nullable R result() {
            try {
                return end.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("the task ended with an error", e.getCause());
            }
        }
    }

    /** Whether a run is under way, for callers that would only start one. */
    public boolean isUnderWay() {
        return underWay != null;
    }

    /** Starts a run, unless one is under way, and does not wait. */
    public void start(Supplier<? extends @Nullable R> task) {
        joinOrStart(() -> true, task);
    }

    /**
     * Joins or starts a run as {@link #joinOrStart} does, and waits for its end. An interrupted thread stays interrupted and goes on.
     *
     * @param healthy whether the last run succeeded, so that this one is likely to
     * @param longest how long to wait; then the caller looks at what there is by now
     * @return false when a run is still under way, or was given up
     */
    public boolean join(
            BooleanSupplier mayStart, Supplier<? extends @Nullable R> task, boolean healthy, Duration longest) {
        Run<R> run = joinOrStart(mayStart, task);
        if (run == null) {
            return true;
        }
        try {
            if (run.await(healthy, longest) != WaitingRoom.End.ANSWERED) {
                return false;
            }
            run.result();
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The run that is under way, or one that begins now where that is allowed.
     *
     * @param mayStart asked only when no run is under way, by one thread at a time, after the last run has left its result
     * @param task throws nothing but errors
     * @return null when none is under way and none may begin
     */
    public @Nullable Run<R> joinOrStart(BooleanSupplier mayStart, Supplier<? extends @Nullable R> task) {
        Run<R> run;
        lock.lock();
        try {
            Run<R> running = underWay;
            if (running != null) {
                return running;
            }
            if (closed || !mayStart.getAsBoolean()) {
                return null;
            }
            run = new Run<>(waitingRoom, ticker.getAsLong());
            underWay = run;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> run(run, task));
        } catch (RejectedExecutionException e) {
            end(run, null); // the executor was closed meanwhile
        }
        return run;
    }

    private void run(Run<R> run, Supplier<? extends @Nullable R> task) {
        R result = null;
        try {
            result = task.get();
        } catch (Error e) {
            forget(run);
            run.end.completeExceptionally(e);
            throw e;
        } finally {
            end(run, result);
        }
    }

    /** The next run may begin before those who waited for this one go on. */
    private void end(Run<R> run, @Nullable R result) {
        forget(run);
        run.end.complete(result);
    }

    private void forget(Run<R> run) {
        lock.lock();
        try {
            if (underWay == run) {
                underWay = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts no further run and lets go who waits; the executor may drop a run that it has not begun. */
    public void close() {
        Run<R> last;
        lock.lock();
        try {
            closed = true;
            last = underWay;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            end(last, null);
        }
    }
}
