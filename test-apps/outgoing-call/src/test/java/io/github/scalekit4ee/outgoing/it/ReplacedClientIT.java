package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.RegisteredClient;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another client takes the place of the first, with an id and a secret of its own, while the application runs. */
class ReplacedClientIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aNewIdIsTakenWithTheNextToken(String way) throws InterruptedException {
        register(clientOf(way).withLifetime(Duration.ofSeconds(5)));
        assertCallSucceeds(way);
        RegisteredClient successor = RegisteredClient.of(
                clientOf(way).id() + "_successor", "successor-secret", "read:deployments", "deploy:applications");
        register(successor);
        mount(way, "client-id", successor.id());
        mount(way, "client-secret", successor.secret());
        SCALEKIT.journal().clear();
        Thread.sleep(5000);

        assertThat(Application.get("/front/" + way)).isEqualTo(new Answer(200, "deployments for " + successor.id()));

        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(SCALEKIT.journal().last(Endpoint.TOKEN).parameter("client_id"))
                .contains(successor.id());
    }
}
