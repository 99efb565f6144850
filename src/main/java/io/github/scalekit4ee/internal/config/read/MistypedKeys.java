package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds keys of ours that are set and that nobody reads: mistyped ones, mostly.
 *
 * <p>Variables that begin with {@code SCALEKIT_} belong to Scalekit's SDKs and samples as well ({@code SCALEKIT_ENV_URL},
 * {@code SCALEKIT_WEBHOOK_SECRET}), so one of them is only told of when it is close to a name that is known.
 */
public final class MistypedKeys {

    private static final String KEY_PREFIX = "scalekit.";
    private static final String VARIABLE_PREFIX = "SCALEKIT_";

    private static final List<String> KEYS = Arrays.stream(ScalekitKey.values())
            .filter(key -> !key.isOfEnvironmentsOnly())
            .map(ScalekitKey::key)
            .filter(key -> key.startsWith(KEY_PREFIX))
            .toList();
    private static final List<String> VARIABLES =
            KEYS.stream().map(EnvironmentNames::of).toList();

    private MistypedKeys() {}

    /** One sentence for each, in alphabetical order. */
    public static List<String> warnings(Iterable<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(all::add);
        List<String> warnings = new ArrayList<>();
        for (String name : all) {
            if (name.startsWith(KEY_PREFIX) && !isKnownKey(name) && !isOnlyAVariable(name, all)) {
                warnings.add(warning(name, nearest(name, keysLike(name))));
            } else if (name.startsWith(VARIABLE_PREFIX) && !isKnownVariable(name) && isMeantForUs(name)) {
                warnings.add(warning(name, nearest(name, variablesLike(name))));
            }
        }
        return warnings;
    }

    private static boolean isKnownKey(String name) {
        return KEYS.contains(name)
                || NamedKeys.ALL.stream().anyMatch(kind -> kind.nameInKey(name).isPresent());
    }

    private static boolean isKnownVariable(String name) {
        return VARIABLES.contains(name)
                || NamedKeys.ALL.stream()
                        .anyMatch(kind -> kind.nameInVariable(name).isPresent());
    }

    /** Some providers list a variable a second time, as the key they guess from it: {@code scalekit.client.id}. */
    private static boolean isOnlyAVariable(String key, Set<String> all) {
        return all.contains(EnvironmentNames.of(key));
    }

    private static boolean isMeantForUs(String variable) {
        int longest = variable.length() - VARIABLE_PREFIX.length();
        return NamedKeys.ALL.stream().anyMatch(kind -> variable.startsWith(kind.variablePrefix()))
                || EditDistance.between(variable, nearest(variable, VARIABLES)) <= Math.max(1, longest / 4);
    }

    private static Set<String> keysLike(String name) {
        Set<String> candidates = new HashSet<>(KEYS);
        NamedKeys.ALL.forEach(kind -> addLike(name, kind.prefix(), '.', kind.properties(), candidates));
        return candidates;
    }

    private static Set<String> variablesLike(String name) {
        Set<String> candidates = new HashSet<>(VARIABLES);
        NamedKeys.ALL.forEach(kind -> addLike(
                name,
                kind.variablePrefix(),
                '_',
                kind.properties().stream().map(EnvironmentNames::of).toList(),
                candidates));
        return candidates;
    }

    private static void addLike(
            String name, String prefix, char separator, List<String> properties, Set<String> candidates) {
        if (name.startsWith(prefix)) {
            String rest = name.substring(prefix.length());
            int end = rest.indexOf(separator);
            String before = prefix + (end < 0 ? rest : rest.substring(0, end)) + separator;
            properties.forEach(property -> candidates.add(before + property));
        }
    }

    private static String nearest(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(candidate -> EditDistance.between(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** A name that is too far from all others says nothing of what was meant. */
    private static String warning(String name, String nearest) {
        String warning = SafeText.name(name) + ": is set, but there is no such key. ";
        return EditDistance.between(name, nearest) <= Math.max(1, name.length() / 5)
                ? warning + "Did you mean " + SafeText.name(nearest) + "?"
                : warning + "It has no effect; the documentation of scalekit4ee lists the keys.";
    }
}
