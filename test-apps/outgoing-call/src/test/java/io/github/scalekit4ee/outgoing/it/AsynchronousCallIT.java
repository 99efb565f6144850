package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose answer comes later: {@code CompletionStage} of MicroProfile REST Client, {@code rx()} of Jakarta REST. */
class AsynchronousCallIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aRejectedCallIsMadeOnceMoreWithANewToken(String way) throws InterruptedException {
        SCALEKIT.journal().clear();
        register(clientOf(way).withLifetime(Duration.ofSeconds(2)));
        SCALEKIT.script(
                Endpoint.TOKEN,
                Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":2", "\"expires_in\":3600")));
        assertDeploys(way);
        register(clientOf(way));
        Thread.sleep(3000);

        assertDeploys(way);

        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(2);
    }

    private static void assertDeploys(String way) {
        assertThat(Application.post("/front/" + way + "/later", "shop"))
                .isEqualTo(new Answer(200, "shop deployed for " + clientOf(way).id()));
    }
}
