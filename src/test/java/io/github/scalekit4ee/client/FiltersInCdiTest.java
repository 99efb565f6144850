package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.client.rest.ApplicationClients;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Filters that the server makes; test-apps/outgoing-call does the same with real containers. */
class FiltersInCdiTest {

    private final SimulatedScalekit scalekit = SimulatedScalekit.start();
    private final ConfiguredClients clients = new ConfiguredClients(
            Map.of("billing", TestClients.named("billing", scalekit.environmentUrl(), Set.of("127.0.0.1"))),
            Set.of("127.0.0.1"));
    private final AtomicReference<Supplier<String>> caller = new AtomicReference<>(() -> "callers-own");
    private final FakeCdi cdi =
            FakeCdi.with(clients, FakeRequest.proxy(JsonWebToken.class, (method, arguments) -> caller.get()
                    .get()));
    private final Downstream downstream = new Downstream();

    @AfterEach
    void close() {
        downstream.close();
        cdi.close();
        clients.close();
        scalekit.close();
    }

    @Test
    void takesTheClientThatTheConfigurationNames() {
        scalekit.registerClient(TestClients.ID, TestClients.SECRET, "read:deployments");
        try (Client rest = ClientBuilder.newClient().register(new BearerTokenFilter())) {
            rest.property(ApplicationClients.NAME_PROPERTY, "billing");
            rest.target(downstream.uri()).request().get().close();
        }

        assertThat(downstream.received())
                .extracting(Downstream.Received::token)
                .containsExactly(clients.client("billing").accessToken().value());
    }

    @Test
    void saysWhichClientIsMissing() {
        try (Client rest = ClientBuilder.newClient().register(new BearerTokenFilter())) {
            assertThatThrownBy(() -> rest.target(downstream.uri()).request().get())
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("scalekit.client-id");
        }
    }

    @Test
    void saysWhatToDoWhereThereIsNoContainer() {
        cdi.close();

        assertThatThrownBy(CallerTokenFilter::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new CallerTokenFilter(() -> token, hosts)");
        assertThatThrownBy(BearerTokenFilter::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new BearerTokenFilter(client)");
    }

    @Test
    void passesThePresentCallersTokenOn() {
        try (Client rest = ClientBuilder.newClient().register(new CallerTokenFilter())) {
            rest.target(downstream.uri()).request().get().close();
            caller.set(() -> {
                throw new ContextNotActiveException();
            });
            rest.target(downstream.uri()).request().get().close();
        }

        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("callers-own", null);
    }
}
