package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.internal.cluster.SharedMap;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.refresh.Worker;
import io.github.scalekit4ee.internal.revocation.Journal.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node's list and the shared map equal. Revocations are only ever added, and of two for the same the stricter holds, so nodes
 * may exchange them in any order and as often as they like; each node puts back what the map has lost.
 *
 * <p>A small value, the mark, tells by a look that something is new; the {@link Journal} says what, and the {@link EntryWriter} puts it
 * into the map for those who join later. A node that cannot follow the journal reads the whole map: at the start, after a failure, after a
 * split of the cluster, and now and then. One thread uses this.
 */
final class SharedRevocations implements AutoCloseable {

    static final String MARK = "mark";
    static final String JOURNAL = "journal";

    /** In place of a key: whoever reads it has to read all, if it holds more than the number beside it. */
    private static final String ALL = "all";

    /** No mark is this one. */
    private static final String LOOK_AGAIN = "";

    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofMinutes(5);

    /** So long after its end an entry is left to nodes whose clocks are behind. */
    private static final long GRACE = Duration.ofMinutes(10).toMillis();

    private final Supplier<SharedMap> opening;
    private final RevocationList list;
    private final Time time;
    private final DoubleSupplier random;
    private final String node;
    private final EntryWriter entries;
    private long count;
    private @Nullable SharedMap opened;
    private @Nullable String mark;
    private String last = "";
    private boolean all = true;
    private boolean started;
    private volatile boolean owesCall;
    private long nextCall;
    private long nextFull;

    /**
     * @param opening asked again after each failure
     * @param random from 0 to 1
     * @param node a name that no other node has
     * @param writing closed together with this
     */
    SharedRevocations(
            Supplier<SharedMap> opening,
            RevocationList list,
            Time time,
            DoubleSupplier random,
            String node,
            Worker writing) {
        this.opening = opening;
        this.list = list;
        this.time = time;
        this.random = random;
        this.node = node;
        this.entries = new EntryWriter(writing);
        this.nextCall = time.nanos();
    }

    /**
     * One look at the map.
     *
     * @param entered on this node since the last look
     * @throws RuntimeException of the cluster's; the next look makes up for it
     */
    void look(List<Stop> entered) {
        boolean good = false;
        if (entries.takeRepair()) {
            reopen();
        }
        try {
            SharedMap map = opened == null ? opening.get() : opened;
            opened = map;
            if (!started) {
                // The cluster may have lost entries with a member; whoever holds more than was read here puts them
                // back.
                tell(map, List.of(change(ALL, Integer.toString(reconcile(map)))));
            } else if (all) {
                reconcileAll(map);
            } else if (time.nanos() - nextFull >= 0) {
                reconcile(map);
            } else {
                follow(map);
            }
            publish(map, entered);
            call(map);
            good = true;
        } finally {
            if (!good) {
                reopen();
            }
        }
        entries.check();
    }

    /** What was entered is in the list, and goes from there. */
    private void reopen() {
        opened = null;
        all = true;
    }

    /** Ends what is being written. */
    @Override
    public void close() {
        entries.close();
    }

    private void follow(SharedMap map) {
        String seen = map.get(MARK);
        if (seen == null && mark != null) {
            reconcileAll(map); // the map has lost what it held
        } else if (seen != null && !seen.equals(mark)) {
            follow(map, seen);
        }
    }

    private void follow(SharedMap map, String seen) {
        List<Change> changes = Journal.of(map.get(JOURNAL)).after(last);
        if (changes == null) {
            reconcileAll(map);
        } else if (changes.stream().anyMatch(this::isCallOfAnother)) {
            reconcile(map);
        } else {
            for (Change change : changes) {
                add(change);
                last = change.id();
            }
            mark = seen;
        }
    }

    /** This node may have been split from others, who know nothing of what the cluster has since merged: has them read all, too. */
    private void reconcileAll(SharedMap map) {
        reconcile(map);
        owesCall = true;
    }

    /**
     * Not often, for it may also be that too much was entered at once, which all nodes notice. But a call is put off and never left out:
     * what the cluster has merged by itself stands in no journal.
     */
    private void call(SharedMap map) {
        if (owesCall && time.nanos() - nextCall >= 0) {
            nextCall = time.nanos() + CALL.toNanos();
            owesCall = false;
            tell(map, List.of(change(ALL, "-1")));
        }
    }

    /**
     * Both ways.
     *
     * @return how many the map had
     */
    private int reconcile(SharedMap map) {
        String seen = map.get(MARK);
        Journal journal = Journal.of(map.get(JOURNAL));
        Map<Stop.Key, Stop> shared = new HashMap<>();
        Map<String, String> over = new HashMap<>();
        long longAgo = time.now().toEpochMilli() - GRACE;
        map.forEach((key, value) -> {
            Stop stop = StopText.read(key, value);
            if (stop != null && stop.until() < longAgo) {
                over.put(key, value);
            } else if (stop != null) {
                shared.put(stop.key(), stop);
                list.addForeign(stop);
            }
        });
        journal.changes().forEach(this::add); // what is announced may not be an entry yet
        list.known();
        mark = seen;
        last = journal.lastId();
        over.forEach(map::remove);
        List<Stop> missing = new ArrayList<>();
        for (Stop own : list.all()) {
            Stop there = shared.get(own.key());
            if (there == null || !there.covers(own)) {
                missing.add(own);
            }
        }
        if (missing.isEmpty()) {
            entries.nothingIsMissing();
        }
        publish(map, missing);
        all = false;
        started = true;
        nextFull = time.nanos() + (long) (FULL.toNanos() * (0.8 + 0.4 * random.getAsDouble()));
        return shared.size();
    }

    private boolean isCallOfAnother(Change change) {
        if (!change.key().equals(ALL) || change.id().startsWith(node + '.')) {
            return false;
        }
        try {
            return list.size() > Integer.parseInt(change.value());
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** Announced first: an entry may take the cluster seconds. More than the journal holds are announced as a whole, by a call. */
    private void publish(SharedMap map, List<Stop> stops) {
        List<Stop> fresh =
                stops.stream().filter(stop -> !entries.isAboutTo(stop)).toList();
        boolean many = fresh.size() >= Journal.MOST;
        if (!many && !fresh.isEmpty()) {
            tell(
                    map,
                    fresh.stream()
                            .map(stop -> change(StopText.key(stop), StopText.value(stop)))
                            .toList());
        }
        entries.write(map, fresh, () -> {
            if (many) {
                owesCall = true;
            }
        });
    }

    private Change change(String key, String value) {
        return new Change(node + '.' + ++count, key, value);
    }

    /** The mark after the journal: who sees it finds there all that it stands for. */
    private void tell(SharedMap map, List<Change> changes) {
        String newest = changes.get(changes.size() - 1).id();
        while (true) {
            String before = map.get(JOURNAL);
            Journal journal = Journal.of(before);
            String after = journal.with(changes).text();
            if (before == null ? map.putIfAbsent(JOURNAL, after) : map.replace(JOURNAL, before, after)) {
                map.put(MARK, newest);
                mark = LOOK_AGAIN; // another's change may have come between the two
                if (journal.lastId().equals(last)) {
                    last = newest;
                }
                return;
            }
        }
    }

    private void add(Change change) {
        Stop stop = StopText.read(change.key(), change.value());
        if (stop != null) {
            list.addForeign(stop);
        }
    }
}
