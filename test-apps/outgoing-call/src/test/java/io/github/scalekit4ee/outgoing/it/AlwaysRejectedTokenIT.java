package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver accepts no token at all. */
class AlwaysRejectedTokenIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void theCallerGetsThe401AndTheTokenEndpointOneMoreRequest(String way) {
        SCALEKIT.journal().clear();
        register(clientOf(way).withLifetime(Duration.ofSeconds(-60)));
        SCALEKIT.outage(
                Endpoint.TOKEN,
                Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":-60", "\"expires_in\":3600")));

        for (int call = 0; call < 20; call++) {
            assertThat(Application.get("/front/" + way).status()).isEqualTo(401);
        }

        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(2);
    }
}
