package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FallbackSourceTest extends ConfigurationSourceContract {

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
        return new FallbackSource(layers);
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
    void aChainOfKeysMayHaveSixteenSteps() {
        Map<String, String> chain = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            chain.put("step" + i, "${step" + (i + 1) + "}");
        }
        chain.put("step17", "end");
        ConfigurationSource source = source(Map.of(), Map.of(), chain);
        assertThat(source.value("step1")).isEqualTo("end");
        assertThatThrownBy(() -> source.value("step0")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void whatOnlyLooksLikeAnExpressionIsText() {
        Map<String, String> file =
                Map.of("a", "${b", "b", "}$", "c", "\\${b}", "d", "x${b}y${a:z}", "e", "$", "f", "${");
        ConfigurationSource source = source(Map.of(), Map.of(), file);
        assertThat(source.value("a")).isEqualTo("${b");
        assertThat(source.value("b")).isEqualTo("}$");
        assertThat(source.value("c")).isEqualTo("${b}");
        assertThat(source.value("d")).isEqualTo("x}$y${b");
        assertThat(source.value("e")).isEqualTo("$");
        assertThat(source.value("f")).isEqualTo("${");
    }

    @Test
    void aDefaultMayHoldExpressionsAndColons() {
        Map<String, String> file = Map.of(
                "known",
                "k",
                "empty",
                "",
                "name",
                "known",
                "a",
                "${${name}}",
                "b",
                "${empty:${unknown:x:y}z}",
                "c",
                "${${unknown:known}:no}",
                "d",
                "${unknown:}");
        ConfigurationSource source = source(Map.of(), Map.of(), file);
        assertThat(source.value("a")).isEqualTo("k");
        assertThat(source.value("b")).isEqualTo("x:yz");
        assertThat(source.value("c")).isEqualTo("k");
        assertThat(source.value("d")).isNull();
    }

    @Test
    void twoKeysThatNameEachOtherEnd() {
        ConfigurationSource source = source(Map.of(), Map.of(), Map.of("a", "${b}", "b", "${a}"));

        assertThatThrownBy(() -> source.value("a")).isInstanceOf(ConfigurationException.class);
    }
}
