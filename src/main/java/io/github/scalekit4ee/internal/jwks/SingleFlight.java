package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one task at a time on another thread; who asks meanwhile joins the run that is under way. */
final class SingleFlight {

    private final Executor executor;
    private final Runnable task;
    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay = new AtomicReference<>();

    SingleFlight(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /** Starts a run, unless one is under way; ends when that run has. */
    CompletableFuture<Void> start() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        try {
            executor.execute(() -> run(mine));
        } catch (RejectedExecutionException e) {
            underWay.set(null); // closed meanwhile
            mine.complete(null);
        }
        return mine;
    }

    boolean isUnderWay() {
        return underWay.get() != null;
    }

    /** Starts or joins a run and waits for its end, at most for the given time. */
    void join(Duration longest) {
        try {
            start().get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return; // the caller looks at what there is by now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the task ended with an exception of its own", e.getCause());
        }
    }

    private void run(CompletableFuture<Void> mine) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            underWay.set(null);
            mine.completeExceptionally(e);
            throw e;
        }
        underWay.set(null);
        mine.complete(null);
    }
}
