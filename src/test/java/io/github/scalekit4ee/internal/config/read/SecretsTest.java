package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log may show of the configuration. */
class SecretsTest {

    @Test
    void aConfigurationShowsNoSecretAndNoKey() {
        ScalekitConfiguration configuration = Settings.of(
                        "mp.jwt.verify.publickey=a-public-key",
                        "scalekit.clients.billing.environment-url=https://acme.scalekit.dev",
                        "scalekit.clients.billing.client-id=m2m_1",
                        "scalekit.clients.billing.client-secret=hush")
                .read();

        assertThat(configuration.toString()).doesNotContain("hush", "a-public-key");
        assertThat(configuration.clients().get("billing").credentials().get().toString())
                .doesNotContain("hush", "m2m_1");
    }

    @Test
    void aBuildersValuesShowNoSecret() {
        BuilderValues values = new BuilderValues();
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev"));
        values.put(ScalekitKey.CLIENT_ID, "m2m_1");
        values.put(ScalekitKey.CLIENT_SECRET, "hush");

        assertThat(values.toString()).doesNotContain("hush");
        assertThat(ConfigurationReader.client(values).toString()).doesNotContain("hush");
    }

    /** It would be the name of a file, and messages show names. */
    @ParameterizedTest
    @ValueSource(strings = {"mp.jwt.verify.publickey.location", "mp.jwt.decrypt.key.location"})
    void aKeyInsteadOfItsPlaceIsRefusedUnshown(String location) {
        String jwk = "{\"kty\":\"RSA\",\"d\":\"hush\"}";
        String der = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQhush";
        String pem = "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----";
        String spacedJwkSet = " {\n \"keys\": [" + jwk + "]}";

        for (String key :
                List.of(jwk, pem, der, spacedJwkSet, inBase64(jwk), inBase64(pem), inBase64(spacedJwkSet.strip()))) {
            assertThat(Settings.microProfile(location + "=" + key).problems())
                    .anyMatch(problem -> problem.startsWith(location) && problem.contains("the value is a key, not"))
                    .noneMatch(problem -> problem.contains("hush") || problem.contains(key));
        }
    }

    /** Each kind that has a private key in it, however it is wrapped. */
    @ParameterizedTest
    @ValueSource(strings = {"mp.jwt.verify.publickey.location", "mp.jwt.decrypt.key.location"})
    void noKeyIsShownWhateverStandsBeforeIt(String location) {
        for (String key : List.of(
                "MHcCAQEEIhushhushhushhushhush",
                "MIGHAgEAMBMhushhushhushhushhush",
                "MC4CAQAwBQYDK2Vwhushhushhushhush",
                "file:-----BEGIN PRIVATE KEY-----hush",
                "data:application/json,{\"d\":\"hush\"}",
                "\"-----BEGIN PRIVATE KEY-----hush\"")) {
            assertThat(Settings.microProfile(location + "=" + key).problems())
                    .as(key)
                    .anyMatch(problem -> problem.startsWith(location))
                    .noneMatch(problem -> problem.contains("hush"));
        }
    }

    private static String inBase64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noMessageShowsASecretOrAKeyWhateverElseIsWrong() {
        List<String> problems = Settings.of(
                        "scalekit.environment-url=https://me:hush@acme.scalekit.dev?hush#hush",
                        "mp.jwt.verify.publickey=-----BEGIN PRIVATE KEY-----hush",
                        "mp.jwt.verify.publickey.location=https://me:hush@acme.scalekit.dev/keys",
                        "mp.jwt.decrypt.key.location=ftp://vault/key?token=hush",
                        "scalekit.audiences=eyJhbGciOiJSUzI1NiJ9.hush x",
                        "scalekit.client-id=hush\nhush",
                        "scalekit.client-secret=hush\u0001hush",
                        "scalekit.clients.billing.client-secret=hush\thush")
                .problems();

        assertThat(problems).hasSizeGreaterThan(6).noneMatch(problem -> problem.contains("hush"));
    }
}
