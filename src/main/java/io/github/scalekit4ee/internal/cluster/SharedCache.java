package io.github.scalekit4ee.internal.cluster;

import io.github.scalekit4ee.internal.refresh.DaemonThread;
import io.github.scalekit4ee.internal.refresh.Worker;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map that nodes share, for those who cannot wait for a cluster that does not answer: a thread of its own asks, and whoever wants to know
 * waits as long as he likes. While one question is late, the next ones fail at once.
 */
public final class SharedCache implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<SharedMap> opening;

    /** The application's own class loader: its CDI and its provider of the cache are found by it. */
    private final Worker thread;

    private volatile @Nullable FutureTask<?> late;
    private @Nullable SharedMap opened;

    /**
     * @param name of the cache, for messages
     * @param opening asked on the thread, and again after each failure
     */
    public SharedCache(String name, Supplier<SharedMap> opening) {
        this(name, opening, DaemonThread.ofThisApplication("scalekit4ee-shared-cache", IDLE));
    }

    /**
     * For simulations.
     *
     * @param thread closed together with this
     */
    public SharedCache(String name, Supplier<SharedMap> opening, Worker thread) {
        this.name = name;
        this.opening = opening;
        this.thread = thread;
    }

    public String name() {
        return name;
    }

    /** Opens the map on the side, so that who asks first need not wait for it. */
    public void open() {
        tell(map -> {});
    }

    /**
     * @param longest how long to wait
     * @throws SharedCacheException without an answer in that time
     */
    public <T extends @Nullable Object> T ask(Function<SharedMap, T> question, Duration longest)
            throws SharedCacheException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> answer(question));
        submit(task);
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            late = task;
            throw new SharedCacheException("no answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new SharedCacheException(described(e.getCause() == null ? e : e.getCause()));
        }
    }

    /** Does something without waiting for it; whether it can be done nobody learns. */
    public void tell(Consumer<SharedMap> what) {
        try {
            submit(new FutureTask<>(() -> answer(map -> {
                what.accept(map);
                return true;
            })));
        } catch (SharedCacheException e) {
            return; // Who asks next is told.
        }
    }

    private void submit(FutureTask<?> task) throws SharedCacheException {
        FutureTask<?> before = late;
        if (before != null && !before.isDone()) {
            throw new SharedCacheException("no answer yet to the question before");
        }
        late = null;
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            throw new SharedCacheException("the application has ended");
        }
    }

    /** On the thread only. A map that failed is opened anew: its member may have been started again. */
    private <T extends @Nullable Object> T answer(Function<SharedMap, T> question) {
        SharedMap map = opened == null ? opening.get() : opened;
        opened = null;
        T answer = question.apply(map);
        opened = map;
        return answer;
    }

    /** Its message may hold a key or a value. */
    private static String described(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** Interrupts a question that is under way. The cache itself stays as it is. */
    @Override
    public void close() {
        thread.close();
    }
}
