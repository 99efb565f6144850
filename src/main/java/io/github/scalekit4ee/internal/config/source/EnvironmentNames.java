package io.github.scalekit4ee.internal.config.source;

import java.util.List;
import java.util.Locale;

/** How a key becomes the name of an environment variable (MicroProfile Config 3.0, "Environment Variables Mapping Rules"). */
public final class EnvironmentNames {

    private EnvironmentNames() {}

    /** The third form of the rule, and the one that people write. */
    public static String of(String key) {
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

    /** A key and its environment variable, for messages. A client's name in it may be anybody's text. */
    public static String label(String key) {
        return SafeText.printable(key + " (" + of(key) + ")");
    }
}
