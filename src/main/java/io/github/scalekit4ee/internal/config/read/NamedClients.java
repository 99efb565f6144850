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

/**
 * Finds the clients that {@code scalekit.clients.<name>.…} names.
 *
 * <p>A variable such as {@code SCALEKIT_CLIENTS_BILLING_EU_CLIENT_ID} does not say how the name is spelt. If a key spells it
 * in a way that gives the same variable, that is the name; otherwise it is {@code billing-eu}.
 */
final class NamedClients {

    static final String PREFIX = "scalekit.clients.";
    private static final String VARIABLE_PREFIX = EnvironmentNames.of(PREFIX);

    /** Longest first, so that {@code CLIENT_ID} is seen before a shorter name could be. */
    private static final List<String> PROPERTIES = Arrays.stream(ScalekitKey.values())
            .flatMap(key -> key.clientProperty().stream())
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private NamedClients() {}

    static List<String> properties() {
        return PROPERTIES;
    }

    static Collection<String> names(Iterable<String> names) {
        TreeSet<String> clients = new TreeSet<>();
        List<String> spelledInCapitals = new ArrayList<>();
        for (String name : names) {
            nameInKey(name).ifPresent(clients::add);
            nameInVariable(name).ifPresent(spelledInCapitals::add);
        }
        for (String capitals : spelledInCapitals) {
            if (clients.stream().noneMatch(client -> EnvironmentNames.of(client).equals(capitals))) {
                clients.add(capitals.toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return clients;
    }

    /** The client's name if this is a key of a named client, spelt as a key. */
    static Optional<String> nameInKey(String key) {
        if (!key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = key.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        return dot > 0 && PROPERTIES.contains(rest.substring(dot + 1))
                ? Optional.of(rest.substring(0, dot))
                : Optional.empty();
    }

    /** The client's name in capitals if this is an environment variable of a named client. */
    static Optional<String> nameInVariable(String variable) {
        if (!variable.startsWith(VARIABLE_PREFIX)) {
            return Optional.empty();
        }
        String rest = variable.substring(VARIABLE_PREFIX.length());
        return PROPERTIES.stream()
                .map(property -> "_" + EnvironmentNames.of(property))
                .filter(suffix -> rest.endsWith(suffix) && rest.length() > suffix.length())
                .findFirst()
                .map(suffix -> rest.substring(0, rest.length() - suffix.length()));
    }
}
