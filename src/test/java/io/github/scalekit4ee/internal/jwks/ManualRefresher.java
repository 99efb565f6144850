package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Monotonic time that moves when a test says so, and the refresher that lives by it: on the test's own thread. */
final class ManualRefresher implements Refresher, LongSupplier {

    private long now = Long.MAX_VALUE - 5_000_000_000L; // nanoTime may overflow, so it does so here after five seconds
    private Runnable later;
    private long due;
    private boolean closed;

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        later = task;
        due = now + delay.toNanos();
    }

    /** Moves time on; what falls due meanwhile runs at its time. */
    void advance(Duration step) {
        long target = now + step.toNanos();
        while (later != null && !closed && due - target <= 0) {
            Runnable task = later;
            later = null;
            now = Math.max(due - now, 0) + now;
            task.run();
        }
        now = target;
    }

    /** How long until the next attempt of its own. */
    Duration nextIn() {
        return Duration.ofNanos(due - now);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
