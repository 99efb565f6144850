package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a builder of the public API was told. Such values go the way of all others, so that a builder checks neither more
 * nor less than a configuration file; only the messages name the builder's method instead of the key.
 *
 * <p>Not safe for use by several threads, like the builders.
 */
public final class BuilderValues implements ConfigurationSource {

    private final Map<ScalekitKey, Supplier<String>> values;

    public BuilderValues() {
        this(new EnumMap<>(ScalekitKey.class));
    }

    private BuilderValues(Map<ScalekitKey, Supplier<String>> values) {
        this.values = values;
    }

    /** A copy that later calls on this one do not change. */
    BuilderValues copy() {
        return new BuilderValues(new EnumMap<>(values));
    }

    /** @throws ConfigurationException when the value is blank: a builder's call says that a value is meant */
    public void put(ScalekitKey key, String value) {
        requireValue(key, value);
        values.put(key, () -> value);
    }

    public void put(ScalekitKey key, URI value) {
        put(key, value.toString());
    }

    public void put(ScalekitKey key, Duration value) {
        put(key, value.toString());
    }

    public void put(ScalekitKey key, long value) {
        put(key, Long.toString(value));
    }

    public void put(ScalekitKey key, boolean value) {
        put(key, Boolean.toString(value));
    }

    /** The supplier is asked whenever the value is needed; for a secret that rotates. */
    public void put(ScalekitKey key, Supplier<String> value) {
        values.put(key, Objects.requireNonNull(value, "value"));
    }

    /** Adds to what the key has already; for keys that hold several values. */
    public void add(ScalekitKey key, Collection<String> further) {
        if (further.isEmpty()) {
            throw new ConfigurationException(List.of(Naming.builder().label(key)
                    + ": the list is empty. Give one value or more, or leave the call out."));
        }
        further.forEach(value -> requireValue(key, value));
        String separator = key == ScalekitKey.SCOPE ? " " : ",";
        String joined = further.stream()
                .map(value -> key == ScalekitKey.SCOPE ? value : CommaSeparated.escape(value))
                .collect(Collectors.joining(separator));
        Supplier<String> before = values.get(key);
        put(key, before == null ? joined : before.get() + separator + joined);
    }

    @Override
    public @Nullable String value(String key) {
        for (Map.Entry<ScalekitKey, Supplier<String>> entry : values.entrySet()) {
            if (entry.getKey().key().equals(key)) {
                return entry.getValue().get();
            }
        }
        return null;
    }

    @Override
    public Iterable<String> names() {
        return values.keySet().stream().map(ScalekitKey::key).toList();
    }

    private static void requireValue(ScalekitKey key, String value) {
        if (value.isBlank()) {
            throw new ConfigurationException(List.of(
                    Naming.builder().label(key) + ": the value is blank. Give a value, or leave the call out."));
        }
    }
}
