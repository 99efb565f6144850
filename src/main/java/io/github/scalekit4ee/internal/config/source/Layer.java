package io.github.scalekit4ee.internal.config.source;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One place that holds values, as a ConfigSource of MicroProfile Config 3.0 does.
 *
 * @param ordinal the layer with the greatest ordinal wins
 * @param lookup gives null for what it does not hold
 * @param names what it holds, at the time of the call
 */
record Layer(int ordinal, Function<String, @Nullable String> lookup, Supplier<Set<String>> names) {

    private static final String ORDINAL = "config_ordinal";

    /** A property by its name; read at each call, for system properties may change. */
    static Layer ofProperties(Properties properties, int ordinal) {
        return withOwnOrdinal(properties::getProperty, properties::stringPropertyNames, ordinal);
    }

    /** A variable by one of the three names that a key can have there. */
    static Layer ofEnvironment(Map<String, String> variables, int ordinal) {
        return withOwnOrdinal(key -> variable(variables, key), variables::keySet, ordinal);
    }

    /** Those of the same ordinal stay as they are. */
    static List<Layer> greatestFirst(List<Layer> layers) {
        return layers.stream()
                .sorted(Comparator.comparingInt(Layer::ordinal).reversed())
                .toList();
    }

    private static @Nullable String variable(Map<String, String> variables, String key) {
        for (String name : EnvironmentNames.all(key)) {
            String value = variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A source may say its own ordinal; one that is no number is passed over, as in the other implementations. */
    private static Layer withOwnOrdinal(
            Function<String, @Nullable String> lookup, Supplier<Set<String>> names, int standard) {
        String own = lookup.apply(ORDINAL);
        boolean number = own != null && own.matches("-?[0-9]{1,9}");
        return new Layer(number ? Integer.parseInt(own) : standard, lookup, names);
    }
}
