package io.github.scalekit4ee.internal.config.read;

import static io.github.scalekit4ee.internal.config.read.Settings.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientReaderTest {

    @Test
    void anApplicationMaySayThatItOnlyMakesOutgoingCalls() {
        ScalekitConfiguration configuration = Settings.client().read();

        assertThat(configuration.enabled()).isTrue();
        assertThat(configuration.verifier()).isNull();
        assertThat(configuration.clients()).containsOnlyKeys("");
    }

    @Test
    void idAndSecretAreEnoughAndTheRestHasDefaults() {
        ClientConfiguration client = Settings.client().unnamedClient();

        assertThat(client.name()).isEmpty();
        assertThat(client.tokenEndpoint()).hasToString("https://acme.scalekit.dev/oauth/token");
        assertThat(client.credentials().get()).isEqualTo(new Credentials("m2m_1", "hush"));
        assertThat(client.authentication()).isEqualTo(Authentication.CLIENT_SECRET_POST);
        assertThat(client.scopes()).isEmpty();
        assertThat(client.audience()).isNull();
        assertThat(client.resource()).isNull();
        assertThat(client.allowedHosts()).isEmpty();
        assertThat(client.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(client.sharedCache()).isNull();
    }

    @Test
    void readsWhateverIsSet() {
        ClientConfiguration client = Settings.client(
                        "scalekit.scope=read:all  write:all",
                        "scalekit.client.authentication=client_secret_basic",
                        "scalekit.client.audience=https://billing.example",
                        "scalekit.client.resource=res_1",
                        "scalekit.client.allowed-hosts=Billing.example, localhost:8080,[::1]:9080,10.0.0.1",
                        "scalekit.client.timeout=PT0.1S")
                .unnamedClient();

        assertThat(client.authentication()).isEqualTo(Authentication.CLIENT_SECRET_BASIC);
        assertThat(client.scopes()).containsExactlyInAnyOrder("read:all", "write:all");
        assertThat(client.audience()).isEqualTo("https://billing.example");
        assertThat(client.resource()).isEqualTo("res_1");
        assertThat(client.allowedHosts())
                .containsExactlyInAnyOrder("billing.example", "localhost:8080", "[::1]:9080", "10.0.0.1");
        assertThat(client.timeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void readsASecretAnewAtEachCall() {
        Settings settings = Settings.client();
        ClientConfiguration client = settings.unnamedClient();
        settings.and("scalekit.client-secret=rotated\n");

        assertThat(client.credentials().get().clientSecret()).isEqualTo("rotated");
    }

    @Test
    void readsIdAndSecretOfANamedClientAnewAtEachCall() {
        Settings settings = Settings.client(
                "scalekit.clients.billing.client-id=m2m_2", "scalekit.clients.billing.client-secret=hush");
        ClientConfiguration client = settings.read().clients().get("billing");
        settings.and("scalekit.clients.billing.client-id=m2m_3", "scalekit.clients.billing.client-secret=rotated");

        assertThat(client.credentials().get()).isEqualTo(new Credentials("m2m_3", "rotated"));
    }

    @Test
    void saysSoWhenASecretIsGone() {
        Settings settings = Settings.client();
        ClientConfiguration client = settings.unnamedClient();
        settings.without("scalekit.client-secret");

        assertThatThrownBy(client.credentials()::get)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("scalekit.client-secret (SCALEKIT_CLIENT_SECRET): is not set, so no token can be requested."
                        + " Copy it from Scalekit's dashboard and set SCALEKIT_CLIENT_SECRET=<the client's secret>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalekit.client-id=m2m_1", "scalekit.scope=read", "scalekit.client.timeout=PT1S"})
    void refusesHalfAClient(String assignment) {
        assertThat(Settings.scalekit(assignment).problems())
                .contains(
                        "scalekit.client-secret (SCALEKIT_CLIENT_SECRET): is not set, so no token can be requested. Copy"
                                + " it from Scalekit's dashboard and set SCALEKIT_CLIENT_SECRET=<the client's secret>.");
    }

    @Test
    void refusesAClientWithoutAnEnvironment() {
        assertThat(Settings.client().without("scalekit.environment-url").problems())
                .containsExactly(
                        "scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): is not set, so there is nobody to ask"
                                + " for a token. Copy the URL from Scalekit's dashboard and set"
                                + " SCALEKIT_ENVIRONMENT_URL=https://<your environment>.");
    }

    @Test
    void tellsOfAWrongEnvironmentOnce() {
        assertThat(Settings.scalekit(
                                "scalekit.environment-url=acme",
                                "scalekit.client-id=m2m_1",
                                "scalekit.client-secret=hush",
                                "scalekit.clients.billing.client-id=m2m_2",
                                "scalekit.clients.billing.client-secret=hush")
                        .problems())
                .hasSize(1);
    }

    @Test
    void allowedHostsAloneMakeNoClient() {
        ScalekitConfiguration configuration = Settings.scalekit("scalekit.client.allowed-hosts=api.acme.example")
                .read();

        assertThat(configuration.clients()).isEmpty();
        assertThat(configuration.allowedHosts()).containsExactly("api.acme.example");
    }

    @Test
    void namedClientsHaveTheirOwnKeysAndTheApplicationsEnvironment() {
        ScalekitConfiguration configuration = Settings.of(
                        ENVIRONMENT,
                        "scalekit.verifier.enabled=false",
                        "scalekit.clients.billing.client-id=m2m_2",
                        "scalekit.clients.billing.client-secret=hush2",
                        "scalekit.clients.billing.scope=pay",
                        "scalekit.clients.mail.client-id=m2m_3",
                        "scalekit.clients.mail.client-secret=hush3",
                        "scalekit.clients.mail.environment-url=https://other.scalekit.dev")
                .read();

        assertThat(configuration.clients()).containsOnlyKeys("billing", "mail");
        ClientConfiguration billing = configuration.clients().get("billing");
        assertThat(billing.name()).isEqualTo("billing");
        assertThat(billing.credentials().get()).isEqualTo(new Credentials("m2m_2", "hush2"));
        assertThat(billing.scopes()).containsExactly("pay");
        assertThat(billing.tokenEndpoint()).hasToString("https://acme.scalekit.dev/oauth/token");
        assertThat(configuration.clients().get("mail").tokenEndpoint())
                .hasToString("https://other.scalekit.dev/oauth/token");
    }

    @Test
    void theCacheOfTheApplicationIsThatOfNamedClientsThatNameNoOther() {
        ScalekitConfiguration configuration = Settings.of(
                        ENVIRONMENT,
                        "scalekit.verifier.enabled=false",
                        "scalekit.client.shared-cache=tokens",
                        "scalekit.clients.billing.client-id=m2m_1",
                        "scalekit.clients.billing.client-secret=hush",
                        "scalekit.clients.stock.client-id=m2m_1",
                        "scalekit.clients.stock.client-secret=hush",
                        "scalekit.clients.stock.shared-cache=others")
                .read();
        assertThat(configuration.clients()).containsOnlyKeys("billing", "stock");
        assertThat(configuration.clients().get("billing").sharedCache()).isEqualTo("tokens");
        assertThat(configuration.tokenCaches()).containsExactlyInAnyOrder("tokens", "others");
        assertThat(Settings.client().read().tokenCaches()).isEmpty();
    }

    @Test
    void aMessageNamesTheKeyOfTheNamedClient() {
        assertThat(Settings.scalekit(
                                "scalekit.clients.billing.client-id=m2m_2",
                                "scalekit.clients.billing.client-secret=hush",
                                "scalekit.clients.billing.timeout=never")
                        .problems())
                .containsExactly(
                        "scalekit.clients.billing.timeout (SCALEKIT_CLIENTS_BILLING_TIMEOUT): \"never\" is not an"
                                + " ISO-8601 duration. Write it such as PT30S or PT5M.");
    }
}
