package io.github.scalekit4ee.internal.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfiguredClientsTest {

    private static final URI ENVIRONMENT = URI.create("https://acme.scalekit.example");

    @Test
    void makesEachClientOnce() {
        try (ConfiguredClients clients = clients(ENVIRONMENT, "", "billing")) {
            assertThat(clients.client("billing")).isSameAs(clients.client("billing"));
            assertThat(clients.client("")).isNotSameAs(clients.client("billing"));
        }
    }

    @Test
    void keepsTheTokensOfItsClientsApart() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start();
                ConfiguredClients clients = clients(scalekit.environmentUrl(), "", "billing")) {
            scalekit.registerClient(TestClients.ID, TestClients.SECRET, "read:deployments");
            AccessToken own = clients.client("").accessToken();
            AccessToken billing = clients.client("billing").accessToken();

            assertThat(billing.value()).isNotEqualTo(own.value());
            assertThat(clients.client("").accessToken()).isSameAs(own);
            assertThat(clients.client("billing").accessToken()).isSameAs(billing);
            assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void tellsWhichKeysAnUnknownNameNeeds() {
        try (ConfiguredClients clients = clients(ENVIRONMENT, "billing", "mail")) {
            assertThatThrownBy(() -> clients.client("payments"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "No client named \"payments\" is configured. Set scalekit.clients.payments.client-id and"
                                    + " scalekit.clients.payments.client-secret. Configured are: billing, mail.");
            assertThatThrownBy(() -> clients.client(""))
                    .hasMessageStartingWith("No client for outgoing calls is configured. Set scalekit.client-id"
                            + " (SCALEKIT_CLIENT_ID) and");
        }
    }

    @Test
    void tellsOfEveryClientThatIsAskedForAndMissing() {
        try (ConfiguredClients clients = clients(ENVIRONMENT, "billing")) {
            assertThat(clients.missing(List.of("billing"))).isEmpty();
            assertThat(clients.missing(List.of("billing", "payments", "")))
                    .satisfiesExactly(
                            named -> assertThat(named).startsWith("No client named \"payments\" is configured."),
                            unnamed -> assertThat(unnamed).startsWith("No client for outgoing calls is configured."));
        }
    }

    @Test
    void knowsWhereACallersTokenMayGo() {
        try (ConfiguredClients clients = new ConfiguredClients(Map.of(), Set.of("api.acme.example"))) {
            assertThat(clients.callerTokenHosts().allow(URI.create("https://api.acme.example/")))
                    .isTrue();
            assertThat(clients.callerTokenHosts().allow(URI.create("https://other.example/")))
                    .isFalse();
        }
    }

    @Test
    void refusesAnAllowedHostThatIsNoneBeforeAnyCall() {
        ClientConfiguration wrong = TestClients.named("billing", ENVIRONMENT, Set.of("https://api.acme.example"));

        assertThatThrownBy(() -> new ConfiguredClients(Map.of("billing", wrong), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("scalekit.clients.billing.allowed-hosts: ");
    }

    @Test
    void closesItsClients() {
        ConfiguredClients clients = clients(ENVIRONMENT, "");
        ClientCredentialsClient client = clients.client("");

        clients.close();

        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clients.client("")).isInstanceOf(IllegalStateException.class);
    }

    private static ConfiguredClients clients(URI environment, String... names) {
        Map<String, ClientConfiguration> configurations = new HashMap<>();
        for (String name : names) {
            configurations.put(name, TestClients.named(name, environment, Set.of("127.0.0.1")));
        }
        return new ConfiguredClients(configurations, Set.of());
    }
}
