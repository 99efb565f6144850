package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.StartReport;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuePlacesTest {

    @Test
    void saysWhereEachValueComesFromAndNotWhichItIs() {
        Properties properties = new Properties();
        properties.setProperty("scalekit.audiences", "https://a.example");
        Properties file = new Properties();
        file.setProperty("scalekit.realm", "acme");
        file.setProperty("scalekit.audiences", "https://hidden.example");
        ValuePlaces places = new ValuePlaces(
                properties,
                Map.of("SCALEKIT_CLIENT_SECRET", "hush", "SCALEKIT_REALM", "other"),
                List.of(Layer.ofProperties(file, 100)));

        assertThat(places.of("scalekit.audiences", "https://a.example")).isEqualTo("system property");
        assertThat(places.of("scalekit.client-secret", "hush")).isEqualTo("environment variable");
        assertThat(places.of("scalekit.realm", "acme")).isEqualTo("META-INF/microprofile-config.properties");
        assertThat(places.of("scalekit.realm", "of a server")).isNull();
    }

    @Test
    void listsThePlacesOfWhatIsSetOnly() {
        FallbackSource source = new FallbackSource(List.of(new Layer(
                100,
                key -> Map.of(
                                "scalekit.environment-url", "https://acme.scalekit.dev",
                                "scalekit.audiences", "https://a.example")
                        .get(key),
                () -> Set.of("scalekit.environment-url", "scalekit.audiences"))));

        assertThat(StartReport.of(ConfigurationReader.read(source), source))
                .endsWith(
                        ". Set: scalekit.environment-url (META-INF/microprofile-config.properties), scalekit.audiences"
                                + " (META-INF/microprofile-config.properties).");
    }

    @Test
    void namesThePlacesOfANamedClientsKeys() {
        FallbackSource source = new FallbackSource(List.of(Layer.ofProperties(
                properties(
                        "scalekit.environment-url", "https://acme.scalekit.dev",
                        "scalekit.verifier.enabled", "false",
                        "scalekit.clients.billing.client-id", "m2m_1",
                        "scalekit.clients.billing.client-secret", "hush"),
                100)));
        assertThat(StartReport.of(ConfigurationReader.read(source), source))
                .startsWith("accepts no access tokens; clients for outgoing calls: billing. Set: ")
                .contains("scalekit.clients.billing.client-id (META-INF/microprofile-config.properties)")
                .contains("scalekit.clients.billing.client-secret (META-INF/microprofile-config.properties)")
                .doesNotContain("hush", "m2m_1", "clients..");
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }
}
