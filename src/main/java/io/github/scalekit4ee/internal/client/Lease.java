package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.cluster.SharedCacheException;
import io.github.scalekit4ee.internal.cluster.SharedMap;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the only node that requests a token. It is an entry of the cache, which says nothing of time: whoever has seen one and the same
 * for long enough, by a clock of his own, takes it over, and of several one succeeds. So clocks need not agree, and nobody has to tidy up after a
 * node that died.
 */
final class Lease {

    private final SharedCache cache;
    private final Duration longestAnswer;
    private final LongSupplier ticker;
    private final String node = UUID.randomUUID().toString();
    private long count;
    private @Nullable Held held;
    private @Nullable Held seen;

    /** @param at monotonic time since which it is there */
    private record Held(String key, String value, long at) {}

    /** @param longestAnswer how long the cache may take for one answer */
    Lease(SharedCache cache, Duration longestAnswer, LongSupplier ticker) {
        this.cache = cache;
        this.longestAnswer = longestAnswer;
        this.ticker = ticker;
    }

    <T extends @Nullable Object> T ask(Function<SharedMap, T> question)
            throws SharedCacheException, InterruptedException {
        return cache.ask(question, longestAnswer);
    }

    /**
     * Whether it is this node's now.
     *
     * @param patience how long another one's may stay as it is
     */
    boolean take(String key, Duration patience) throws SharedCacheException, InterruptedException {
        String mine = node + '.' + ++count;
        String stale = stale(key, patience);
        String other = ask(map -> {
            if (map.putIfAbsent(key, mine)) {
                return mine;
            }
            String present = map.get(key);
            return present != null && present.equals(stale) && map.replace(key, present, mine) ? mine : present;
        });
        if (mine.equals(other)) {
            held = new Held(key, mine, ticker.getAsLong());
            seen = null;
            return true;
        }
        Held before = seen;
        if (other == null) {
            seen = null;
        } else if (before == null || !before.key.equals(key) || !before.value.equals(other)) {
            seen = new Held(key, other, ticker.getAsLong());
        }
        return false;
    }

    private @Nullable String stale(String key, Duration patience) {
        Held before = seen;
        if (before == null || !before.key.equals(key) || ticker.getAsLong() - before.at < patience.toNanos()) {
            return null;
        }
        return before.value;
    }

    /** Lets it stay there, so that nobody hurries, and whoever is patient takes it over: this node as well as another. */
    void leave() {
        seen = held;
        held = null;
    }

    /** Leaves it to the others at once; does not wait. */
    void release() {
        Held mine = held;
        held = null;
        if (mine != null) {
            cache.tell(map -> map.remove(mine.key, mine.value));
        }
    }
}
