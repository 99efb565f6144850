package io.github.scalekit4ee.internal.cluster;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map of text that nodes share. Each method may wait for the cluster for long, and throws whatever the cluster throws; each that
 * changes something does so for one key at once.
 */
public interface SharedMap {

    @Nullable
    String get(String key);

    void put(String key, String value);

    /** @return false where there is a value already */
    boolean putIfAbsent(String key, String value);

    /** @return false where the value is another one by now */
    boolean replace(String key, String before, String value);

    /** Unless the value is another one by now. */
    void remove(String key, String value);

    void forEach(BiConsumer<String, String> action);
}
