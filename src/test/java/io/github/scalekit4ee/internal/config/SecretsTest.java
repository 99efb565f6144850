package io.github.scalekit4ee.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

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
