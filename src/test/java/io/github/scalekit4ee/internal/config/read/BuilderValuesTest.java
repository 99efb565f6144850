package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BuilderValuesTest {

    private final BuilderValues values = new BuilderValues();

    @Test
    void aVerifierIsReadFromThem() {
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev/"));
        values.add(ScalekitKey.AUDIENCES, List.of("a,b\\", "c"));
        values.add(ScalekitKey.AUDIENCES, List.of("d"));
        values.put(ScalekitKey.CLOCK_SKEW, Duration.ofSeconds(5));
        values.put(ScalekitKey.TOKEN_CACHE_SIZE, 0);
        values.put(ScalekitKey.ALLOW_MISSING_AUDIENCE, true);

        VerifierConfiguration all = ConfigurationReader.verifier(values);
        EnvironmentConfiguration verifier = all.environments().get("");

        assertThat(verifier.issuers()).containsExactly("https://acme.scalekit.dev");
        assertThat(verifier.audiences()).containsExactlyInAnyOrder("a,b\\", "c", "d");
        assertThat(verifier.clockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(all.tokenCache().size()).isZero();
        assertThat(verifier.allowMissingAudience()).isTrue();
    }

    @Test
    void aClientIsReadFromThem() {
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev"));
        values.put(ScalekitKey.CLIENT_ID, "m2m_1");
        values.put(ScalekitKey.CLIENT_SECRET, "hush");
        values.add(ScalekitKey.SCOPE, List.of("a", "b"));
        values.add(ScalekitKey.SCOPE, List.of("c"));

        ClientConfiguration client = ConfigurationReader.client(values);

        assertThat(client.scopes()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(client.tokenEndpoint()).hasToString("https://acme.scalekit.dev/oauth/token");
    }

    @Test
    void messagesNameTheBuildersMethods() {
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("http://acme.scalekit.dev"));
        values.put(ScalekitKey.CLOCK_SKEW, Duration.ofHours(1));

        assertThatThrownBy(() -> ConfigurationReader.verifier(values))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.problems())
                        .containsExactly(
                                "environmentUrl(…): \"http://acme.scalekit.dev\" uses http, so anybody on the way could"
                                        + " put other keys in place. Use https; http is accepted for localhost,"
                                        + " 127.0.0.1 and [::1] only.",
                                "audiences(…): is not set, so tokens that were issued for other services would be"
                                        + " accepted. To name the audience of this application, call"
                                        + " audiences(\"https://api.example.com\"); if your machine clients have none,"
                                        + " call allowMissingAudience(true).",
                                "clockSkew(…): \"PT1H\" is out of range. Use PT0S to PT10M."));
    }

    @Test
    void anEmptyVerifierNeedsAnEnvironment() {
        assertThatThrownBy(() -> ConfigurationReader.verifier(values))
                .hasMessage("environmentUrl(…): is not set, so no token can be verified. Copy the URL from Scalekit's"
                        + " dashboard and call environmentUrl(URI.create(\"https://<your environment>\")).");
    }

    @Test
    void anEmptyClientNeedsThreeThings() {
        assertThatThrownBy(() -> ConfigurationReader.client(values))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.substring(0, problem.indexOf('(')))
                        .containsExactly("environmentUrl", "clientId", "clientSecret"));
    }

    @Test
    void refusesABlankValueAndAnEmptyListAtOnce() {
        assertThatThrownBy(() -> values.add(ScalekitKey.ORGANIZATIONS, List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("organizations(…): the list is empty. Give one value or more, or leave the call out.");
        assertThatThrownBy(() -> values.add(ScalekitKey.ORGANIZATIONS, List.of("org_1", " ")))
                .hasMessage("organizations(…): the value is blank. Give a value, or leave the call out.");
        assertThatThrownBy(() -> values.put(ScalekitKey.RESOURCE_ID, ""))
                .hasMessage("resourceId(…): the value is blank. Give a value, or leave the call out.");
    }

    @Test
    void asksASupplierWheneverTheSecretIsNeeded() {
        AtomicReference<String> secret = new AtomicReference<>("first");
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev"));
        values.put(ScalekitKey.CLIENT_ID, "m2m_1");
        values.put(ScalekitKey.CLIENT_SECRET, secret::get);
        ClientConfiguration client = ConfigurationReader.client(values);
        secret.set("second");

        assertThat(client.credentials().get().clientSecret()).isEqualTo("second");
    }

    @Test
    void aClientDoesNotChangeWithItsBuilder() {
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev"));
        values.put(ScalekitKey.CLIENT_ID, "m2m_1");
        values.put(ScalekitKey.CLIENT_SECRET, "first");
        ClientConfiguration client = ConfigurationReader.client(values);
        values.put(ScalekitKey.CLIENT_SECRET, "second");

        assertThat(client.credentials().get().clientSecret()).isEqualTo("first");
    }
}
