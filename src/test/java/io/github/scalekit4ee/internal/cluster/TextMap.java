package io.github.scalekit4ee.internal.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** In place of a cache that nodes share: one that fails, hangs or lies as a test likes. */
public final class TextMap implements SharedMap {

    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Runnable before = () -> {};

    /** What happens before each call. */
    public void before(Runnable action) {
        before = action;
    }

    public Map<String, String> entries() {
        return entries;
    }

    public int calls() {
        return calls.get();
    }

    private Map<String, String> called() {
        calls.incrementAndGet();
        before.run();
        return entries;
    }

    @Override
    public @Nullable String get(String key) {
        return called().get(key);
    }

    @Override
    public void put(String key, String value) {
        called().put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        return called().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean replace(String key, String present, String value) {
        return called().replace(key, present, value);
    }

    @Override
    public void remove(String key, String value) {
        called().remove(key, value);
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        called().forEach(action);
    }
}
