package io.github.scalekit4ee.internal.config;

import java.util.List;
import java.util.Locale;

/** How a key becomes the name of an environment variable (MicroProfile Config 3.0, "Environment Variables Mapping Rules"). */
final class EnvironmentNames {

    private EnvironmentNames() {}

    /** The third form of the rule, and the one that people write. */
    static String of(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    /** The second form of the rule. */
    static String underscored(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** The three names that a key can have there, in the order in which they are looked for. */
    static List<String> all(String key) {
        return List.of(key, underscored(key), of(key));
    }
}
