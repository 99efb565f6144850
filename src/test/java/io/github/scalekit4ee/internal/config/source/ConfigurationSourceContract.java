package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.MistypedKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be the same with MicroProfile Config and without it. */
abstract class ConfigurationSourceContract {

    /**
     * @param system system properties
     * @param environment environment variables
     * @param files contents of one properties file each, in the order in which the class loader finds them
     */
    abstract ConfigurationSource source(
            Map<String, String> system, Map<String, String> environment, Map<String, String>... files);

    @SuppressWarnings("unchecked")
    private ConfigurationSource file(Map<String, String> file) {
        return source(Map.of(), Map.of(), file);
    }

    private ConfigurationSource environment(String name, String value) {
        return source(Map.of(), Map.of(name, value), Map.of());
    }

    @Test
    @SuppressWarnings("unchecked")
    void systemPropertiesComeBeforeVariablesAndThoseBeforeFiles() {
        ConfigurationSource source = source(
                Map.of("scalekit.realm", "system"),
                Map.of("SCALEKIT_REALM", "environment", "SCALEKIT_AUDIENCES", "environment"),
                Map.of("scalekit.realm", "file", "scalekit.audiences", "file", "scalekit.issuers", "file"));

        assertThat(source.value("scalekit.realm")).isEqualTo("system");
        assertThat(source.value("scalekit.audiences")).isEqualTo("environment");
        assertThat(source.value("scalekit.issuers")).isEqualTo("file");
        assertThat(source.value("scalekit.organizations")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalekit.token-cache.size", "scalekit_token_cache_size", "SCALEKIT_TOKEN_CACHE_SIZE"})
    void aVariableMayHaveAnyOfThreeNames(String name) {
        assertThat(environment(name, "5").value("scalekit.token-cache.size")).isEqualTo("5");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theExactNameOfAVariableComesFirst() {
        ConfigurationSource source = source(
                Map.of(),
                Map.of("scalekit.realm", "exact", "scalekit_realm", "underscores", "SCALEKIT_REALM", "capitals"),
                Map.of());

        assertThat(source.value("scalekit.realm")).isEqualTo("exact");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aFileMaySayItsOwnOrdinal() {
        ConfigurationSource source = source(
                Map.of("scalekit.realm", "system"),
                Map.of("SCALEKIT_REALM", "environment", "SCALEKIT_AUDIENCES", "environment"),
                Map.of("scalekit.realm", "low", "scalekit.audiences", "low"),
                Map.of("config_ordinal", "350", "scalekit.realm", "high", "scalekit.audiences", "high"));

        assertThat(source.value("scalekit.realm")).isEqualTo("system");
        assertThat(source.value("scalekit.audiences")).isEqualTo("high");
    }

    @Test
    @SuppressWarnings("unchecked")
    void anEmptyValueHidesTheOnesBelow() {
        assertThat(source(Map.of("scalekit.realm", ""), Map.of(), Map.of("scalekit.realm", "file"))
                        .value("scalekit.realm"))
                .isNull();
    }

    @Test
    @SuppressWarnings("unchecked")
    void listsTheNamesOfEachLayer() {
        assertThat(source(Map.of("a.system", "1"), Map.of("A_VARIABLE", "1"), Map.of("a.file", "1"))
                        .names())
                .contains("a.system", "A_VARIABLE", "a.file");
    }

    @Test
    void expandsExpressions() {
        ConfigurationSource source = file(Map.of(
                "host", "acme.scalekit.dev",
                "which", "host",
                "plain", "https://${host}/keys",
                "default", "${nobody:https://a.example:8443}",
                "nested", "${${which}}",
                "inner.default", "${nobody:${host}}",
                "twice", "${host}${host}",
                "escaped", "\\${host}",
                "open", "a${host",
                "through", "${plain}"));

        assertThat(source.value("plain")).isEqualTo("https://acme.scalekit.dev/keys");
        assertThat(source.value("default")).isEqualTo("https://a.example:8443");
        assertThat(source.value("nested")).isEqualTo("acme.scalekit.dev");
        assertThat(source.value("inner.default")).isEqualTo("acme.scalekit.dev");
        assertThat(source.value("twice")).isEqualTo("acme.scalekit.devacme.scalekit.dev");
        assertThat(source.value("escaped")).isEqualTo("${host}");
        assertThat(source.value("through")).isEqualTo("https://acme.scalekit.dev/keys");
    }

    @Test
    void anEmptyDefaultIsNoValue() {
        assertThat(file(Map.of("scalekit.realm", "${nobody:}")).value("scalekit.realm"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${nobody}", "a${nobody}b", "${scalekit.organizations}"})
    void anExpressionThatNamesNothingIsNotAnUnsetKey(String value) {
        ConfigurationSource source = file(Map.of("scalekit.organizations", value));

        assertThatThrownBy(() -> source.value("scalekit.organizations"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "scalekit.organizations (SCALEKIT_ORGANIZATIONS): an expression in its value names a key that"
                                + " has none. Give that key a value, or the expression a default, as in ${name:default}.");
    }

    @Test
    void anAllowListThatCannotBeReadFailsTheReading() {
        ConfigurationSource source = file(Map.of(
                "scalekit.environment-url", "https://acme.scalekit.dev",
                "scalekit.audiences", "a",
                "scalekit.organizations", "${ALLOWED_ORGANIZATIONS}"));

        assertThatThrownBy(() -> ConfigurationReader.read(source))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("scalekit.organizations (SCALEKIT_ORGANIZATIONS): an expression");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aWholeConfigurationComesFromTheEnvironment() {
        ConfigurationSource source = source(
                Map.of(),
                Map.of(
                        "SCALEKIT_ENVIRONMENT_URL", "https://acme.scalekit.dev",
                        "SCALEKIT_AUDIENCES", "https://api.acme.example",
                        "SCALEKIT_CLIENT_ID", "m2m_1",
                        "SCALEKIT_CLIENT_SECRET", "hush",
                        "SCALEKIT_CLIENTS_BILLING_EU_CLIENT_ID", "m2m_2",
                        "SCALEKIT_CLIENTS_BILLING_EU_CLIENT_SECRET", "hush2",
                        "SCALEKIT_CLIENTS_BILLING_EU_SCOPE", "pay"),
                Map.of());

        ScalekitConfiguration configuration = ConfigurationReader.read(source);

        assertThat(configuration.verifier().environments().get("").audiences())
                .containsExactly("https://api.acme.example");
        assertThat(configuration.clients()).containsOnlyKeys("", "billing-eu");
        assertThat(configuration.clients().get("billing-eu").scopes()).containsExactly("pay");
        assertThat(MistypedKeys.warnings(source.names())).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aMistypedVariableIsToldOfOnce() {
        ConfigurationSource source = source(Map.of(), Map.of("SCALEKIT_AUDIENCE", "a"), Map.of());

        assertThat(MistypedKeys.warnings(source.names())).hasSize(1);
    }
}
