package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistypedKeysTest {

    @Test
    void isSilentAboutEveryKeyThereIs() {
        List<String> keys = Arrays.stream(ScalekitKey.values())
                .flatMap(key -> List.of(key.key(), key.environmentVariable()).stream())
                .toList();

        assertThat(MistypedKeys.warnings(keys)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "scalekit.audience, scalekit.audiences",
        "scalekit.enviroment-url, scalekit.environment-url",
        "scalekit.environment.url, scalekit.environment-url",
        "scalekit.tokenCache.size, scalekit.token-cache.size",
        "scalekit.clients.billing.client_id, scalekit.clients.billing.client-id",
        "SCALEKIT_AUDIENCE, SCALEKIT_AUDIENCES",
        "SCALEKIT_ALLOW_MISSING_AUDIENCES, SCALEKIT_ALLOW_MISSING_AUDIENCE",
        "SCALEKIT_CLIENTS_BILLING_SCOPES, SCALEKIT_CLIENTS_BILLING_SCOPE"
    })
    void namesTheNearestKeyThatIsKnown(String name, String nearest) {
        assertThat(MistypedKeys.warnings(List.of(name)))
                .containsExactly(name + ": is set, but there is no such key. Did you mean " + nearest + "?");
    }

    /** A fifth of a key's letters, a quarter of a variable's behind the prefix. */
    @Test
    void theLongerTheNameTheMoreLettersMayDiffer() {
        assertThat(MistypedKeys.warnings(List.of("scalekit.realmxxx")))
                .singleElement()
                .asString()
                .endsWith("Did you mean scalekit.realm?");
        assertThat(MistypedKeys.warnings(List.of("scalekit.realmxxxx")))
                .singleElement()
                .asString()
                .contains("It has no effect");
        assertThat(MistypedKeys.warnings(List.of("SCALEKIT_REALMX"))).hasSize(1);
        assertThat(MistypedKeys.warnings(List.of("SCALEKIT_REALMXX"))).isEmpty();
        assertThat(MistypedKeys.warnings(List.of("SCALEKIT_AUDIENCESXXX"))).hasSize(1);
        assertThat(MistypedKeys.warnings(List.of("SCALEKIT_AUDIENCESXXXX"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalekit.foo", "scalekit.env", "scalekit.metrics.enabled-for-everybody"})
    void namesNoKeyThatIsTooFarFromWhatIsSet(String name) {
        assertThat(MistypedKeys.warnings(List.of(name)))
                .containsExactly(name + ": is set, but there is no such key. It has no effect; the documentation of"
                        + " scalekit4ee lists the keys.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SCALEKIT_ENV_URL",
                "SCALEKIT_WEBHOOK_SECRET",
                "SCALEKIT_REDIRECT_URI",
                "SCALEKIT_MCP_CONFIG_NAME",
                "scalekit4ee.vectors",
                "mp.jwt.verify.audience",
                "scalekit.clients.billing.client-id",
                "SCALEKIT_CLIENTS_BILLING_EU_CLIENT_ID"
            })
    void isSilentAboutWhatOthersUseAndAboutNamedClients(String name) {
        assertThat(MistypedKeys.warnings(List.of(name))).isEmpty();
    }

    /** SmallRye Config lists SCALEKIT_CLIENT_ID as scalekit.client.id too. */
    @Test
    void isSilentAboutAKeyThatAProviderGuessedFromAVariable() {
        assertThat(MistypedKeys.warnings(List.of("SCALEKIT_CLIENT_ID", "scalekit.client.id")))
                .isEmpty();
    }

    @Test
    void showsNoControlCharacterOfAName() {
        assertThat(MistypedKeys.warnings(List.of("scalekit.realm\r\nSEVERE: x")))
                .singleElement()
                .asString()
                .startsWith("scalekit.realm??SEVERE: x: is set, but there is no such key.");
    }

    /** The name that is meant has the client's part of the name that is set. */
    @Test
    void showsNoControlCharacterOfAClientsName() {
        assertThat(MistypedKeys.warnings(
                        List.of("scalekit.clients.a\r\nb.client_id", "SCALEKIT_CLIENTS_C\u00e9_CLIENT_IDS")))
                .containsExactly(
                        "SCALEKIT_CLIENTS_C?_CLIENT_IDS: is set, but there is no such key. Did you mean"
                                + " SCALEKIT_CLIENTS_C?_CLIENT_ID?",
                        "scalekit.clients.a??b.client_id: is set, but there is no such key. Did you mean"
                                + " scalekit.clients.a??b.client-id?");
    }
}
