package io.github.scalekit4ee.internal.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.FakeRequest;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.ws.rs.core.Configuration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

/** How the name on an interface comes to its filter; test-apps/outgoing-call does the same on servers. */
class ScalekitClientListenerTest {

    private final Map<String, Object> properties = new HashMap<>();
    private final RestClientBuilder builder = FakeRequest.proxy(
            RestClientBuilder.class, (method, arguments) -> properties.put((String) arguments[0], arguments[1]));
    private final Configuration configuration =
            FakeRequest.proxy(Configuration.class, (method, arguments) -> properties.get((String) arguments[0]));

    @ScalekitClient("billing")
    interface Invoices {}

    interface Unnamed {}

    @Test
    void carriesTheNameOfTheInterfaceToTheFilter() {
        new ScalekitClientListener().onNewClient(Invoices.class, builder);

        assertThat(ApplicationClients.name(configuration)).isEqualTo("billing");
    }

    @Test
    void meansTheUnnamedClientWithoutAName() {
        new ScalekitClientListener().onNewClient(Unnamed.class, builder);

        assertThat(properties).isEmpty();
        assertThat(ApplicationClients.name(configuration)).isEmpty();
    }

    @Test
    void isTheSameNameInALiteral() {
        assertThat(ScalekitClient.Literal.of("billing")).isEqualTo(Invoices.class.getAnnotation(ScalekitClient.class));
    }
}
