package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PlainSourceTest extends ConfigurationSourceContract {

    @Override
    @SafeVarargs
    final ConfigurationSource source(
            Map<String, String> system, Map<String, String> environment, Map<String, String>... files) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.ofProperties(properties(system), 400));
        layers.add(Layer.ofEnvironment(environment, 300));
        for (Map<String, String> file : files) {
            layers.add(Layer.ofProperties(properties(file), 100));
        }
        return new PlainSource(layers);
    }

    private static Properties properties(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    @Test
    void theFirstOfTwoFilesWins() {
        ConfigurationSource source = source(Map.of(), Map.of(), Map.of("a", "first"), Map.of("a", "second"));

        assertThat(source.value("a")).isEqualTo("first");
    }

    /** The rule has three forms; this is none of them. */
    @Test
    void aVariableInAnotherSpellingIsAnotherOne() {
        ConfigurationSource source = source(Map.of(), Map.of("Scalekit_Realm", "a"), Map.of());

        assertThat(source.value("scalekit.realm")).isNull();
    }

    @Test
    void passesOverAnOrdinalThatIsNoNumber() {
        ConfigurationSource source =
                source(Map.of(), Map.of("A", "environment"), Map.of("config_ordinal", "high", "a", "file"));

        assertThat(source.value("a")).isEqualTo("environment");
    }

    @Test
    void twoKeysThatNameEachOtherEnd() {
        ConfigurationSource source = source(Map.of(), Map.of(), Map.of("a", "${b}", "b", "${a}"));

        assertThatThrownBy(() -> source.value("a")).isInstanceOf(ConfigurationException.class);
    }
}
