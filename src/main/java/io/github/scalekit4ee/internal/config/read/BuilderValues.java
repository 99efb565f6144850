package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
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

    private final Naming naming;
    private final Map<String, Supplier<String>> values;

    public BuilderValues() {
        this(Naming.builder(), new LinkedHashMap<>());
    }

    private BuilderValues(Naming naming, Map<String, Supplier<String>> values) {
        this.naming = naming;
        this.values = values;
    }

    /** A copy that later calls on this one do not change. */
    BuilderValues copy() {
        return new BuilderValues(naming, new LinkedHashMap<>(values));
    }

    /**
     * What is told of a named environment; a part of these values.
     *
     * @throws ConfigurationException when no key could have that name in it
     */
    public BuilderValues environment(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new ConfigurationException(List.of(ConfigurationException.problem(
                    "environment(…)",
                    SafeText.value(name) + " is not the name of an environment",
                    "Use letters, digits, - and _, at most 64")));
        }
        return new BuilderValues(naming.ofEnvironment(name), values);
    }

    /** Whether nothing was said of a named environment. */
    public boolean isUnknown(String environment) {
        return !NamedKeys.ENVIRONMENTS.names(names()).contains(environment);
    }

    /** @throws ConfigurationException when the value is blank: a builder's call says that a value is meant */
    public void put(ScalekitKey key, String value) {
        requireValue(key, value);
        values.put(naming.key(key), () -> value);
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
        values.put(naming.key(key), Objects.requireNonNull(value, "value"));
    }

    /** Adds to what the key has already; for keys that hold several values. */
    public void add(ScalekitKey key, Collection<String> further) {
        if (further.isEmpty()) {
            throw new ConfigurationException(
                    List.of(naming.label(key) + ": the list is empty. Give one value or more, or leave the call out."));
        }
        further.forEach(value -> requireValue(key, value));
        String separator = key == ScalekitKey.SCOPE ? " " : ",";
        String joined = further.stream()
                .map(value -> key == ScalekitKey.SCOPE ? value : CommaSeparated.escape(value))
                .collect(Collectors.joining(separator));
        Supplier<String> before = values.get(naming.key(key));
        put(key, before == null ? joined : before.get() + separator + joined);
    }

    @Override
    public @Nullable String value(String key) {
        Supplier<String> value = values.get(key);
        return value == null ? null : value.get();
    }

    @Override
    public Iterable<String> names() {
        return List.copyOf(values.keySet());
    }

    private void requireValue(ScalekitKey key, String value) {
        if (value.isBlank()) {
            throw new ConfigurationException(
                    List.of(naming.label(key) + ": the value is blank. Give a value, or leave the call out."));
        }
    }
}
