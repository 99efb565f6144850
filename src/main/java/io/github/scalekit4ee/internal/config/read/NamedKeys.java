package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the clients that {@code scalekit.clients.<name>.…} names, and the environments of {@code scalekit.environments.<name>.…}.
 *
 * <p>A variable such as {@code SCALEKIT_CLIENTS_BILLING_EU_CLIENT_ID} does not say how the name is spelt. If a key spells it
 * in a way that gives the same variable, that is the name; otherwise it is {@code billing-eu}.
 */
final class NamedKeys {

    static final NamedKeys CLIENTS = new NamedKeys("scalekit.clients.", ScalekitKey::clientProperty);
    static final NamedKeys ENVIRONMENTS = new NamedKeys("scalekit.environments.", ScalekitKey::environmentProperty);

    /** Both kinds. */
    static final List<NamedKeys> ALL = List.of(CLIENTS, ENVIRONMENTS);

    private final String prefix;
    private final String variablePrefix;
    private final Function<ScalekitKey, Optional<String>> property;

    /** Longest first, so that {@code CLIENT_ID} is seen before a shorter name could be. */
    private final List<String> properties;

    private NamedKeys(String prefix, Function<ScalekitKey, Optional<String>> property) {
        this.prefix = prefix;
        this.variablePrefix = EnvironmentNames.of(prefix);
        this.property = property;
        this.properties = keys().stream()
                .flatMap(key -> property.apply(key).stream())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    String prefix() {
        return prefix;
    }

    String variablePrefix() {
        return variablePrefix;
    }

    /** What may stand behind a name. */
    List<String> properties() {
        return properties;
    }

    /** Those that something with a name can have, in alphabetical order. */
    List<ScalekitKey> keys() {
        return Arrays.stream(ScalekitKey.values())
                .filter(key -> property.apply(key).isPresent())
                .sorted(Comparator.comparing(key -> property.apply(key).orElseThrow()))
                .toList();
    }

    /** The key of what has this name; empty where there is none. */
    Optional<String> key(String name, ScalekitKey key) {
        return property.apply(key).map(last -> prefix + name + "." + last);
    }

    Collection<String> names(Iterable<String> names) {
        TreeSet<String> found = new TreeSet<>();
        List<String> spelledInCapitals = new ArrayList<>();
        for (String name : names) {
            nameInKey(name).ifPresent(found::add);
            nameInVariable(name).ifPresent(spelledInCapitals::add);
        }
        for (String capitals : spelledInCapitals) {
            if (found.stream().noneMatch(known -> EnvironmentNames.of(known).equals(capitals))) {
                found.add(capitals.toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return found;
    }

    /** The name if this is a key of something with a name, spelt as a key. */
    Optional<String> nameInKey(String key) {
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = key.substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot > 0 && properties.contains(rest.substring(dot + 1))
                ? Optional.of(rest.substring(0, dot))
                : Optional.empty();
    }

    /** The name in capitals if this is an environment variable of something with a name. */
    Optional<String> nameInVariable(String variable) {
        if (!variable.startsWith(variablePrefix)) {
            return Optional.empty();
        }
        String rest = variable.substring(variablePrefix.length());
        return properties.stream()
                .map(known -> "_" + EnvironmentNames.of(known))
                .filter(suffix -> rest.endsWith(suffix) && rest.length() > suffix.length())
                .findFirst()
                .map(suffix -> rest.substring(0, rest.length() - suffix.length()));
    }
}
