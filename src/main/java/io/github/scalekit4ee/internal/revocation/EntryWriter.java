package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.internal.cluster.SharedMap;
import io.github.scalekit4ee.internal.refresh.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes revocations into the shared map, on a thread of its own. A cluster that has lost members may take seconds for one entry (Hazelcast
 * waits five for a copy that never comes), and what other nodes enter or announce meanwhile must not wait for that.
 */
final class EntryWriter implements AutoCloseable {

    private final Worker thread;
    private final Map<Stop.Key, Stop> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean owesRepair = new AtomicBoolean();
    private volatile @Nullable RuntimeException failure;

    /** @param thread closed together with this */
    EntryWriter(Worker thread) {
        this.thread = thread;
    }

    /** @param after done behind them, where all of them were written */
    void write(SharedMap map, List<Stop> stops, Runnable after) {
        if (stops.isEmpty()) {
            return;
        }
        stops.forEach(stop -> waiting.merge(stop.key(), stop, Stop::and));
        try {
            thread.execute(() -> writeAll(map, after));
        } catch (RejectedExecutionException e) {
            return; // The application ends.
        }
    }

    /** The map was seen to have all, whoever wrote it. */
    void nothingIsMissing() {
        if (waiting.isEmpty()) {
            failure = null;
        }
    }

    /** Whether it is yet to be written. */
    boolean isAboutTo(Stop stop) {
        Stop next = waiting.get(stop.key());
        return next != null && next.covers(stop);
    }

    /** Whether something could not be written since the last call. */
    boolean takeRepair() {
        return owesRepair.getAndSet(false);
    }

    /** @throws RuntimeException of the last attempt, unless one has succeeded since */
    void check() {
        RuntimeException last = failure;
        if (last != null) {
            throw last;
        }
    }

    @Override
    public void close() {
        thread.close();
    }

    private void writeAll(SharedMap map, Runnable after) {
        try {
            for (Stop stop : List.copyOf(waiting.values())) {
                put(map, stop);
                waiting.remove(stop.key(), stop);
            }
            failure = null;
            after.run();
        } catch (RuntimeException | LinkageError e) {
            waiting.clear();
            failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            owesRepair.set(true);
        }
    }

    private static void put(SharedMap map, Stop stop) {
        String key = StopText.key(stop);
        boolean done = false;
        while (!done) {
            String before = map.get(key);
            Stop there = before == null ? null : StopText.read(key, before);
            String after = StopText.value(there == null ? stop : there.and(stop));
            done = there != null && there.covers(stop)
                    || (before == null ? map.putIfAbsent(key, after) : map.replace(key, before, after));
        }
    }
}
