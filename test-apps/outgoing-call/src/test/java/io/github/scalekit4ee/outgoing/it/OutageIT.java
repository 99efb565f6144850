package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint goes away, with and without a token in hand, and comes back. */
class OutageIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void callsGoOnWhileTheTokenLivesThenFailSoonAndRecover(String way) throws InterruptedException {
        register(clientOf(way).withLifetime(Duration.ofSeconds(10)));
        assertCallSucceeds(way);
        SCALEKIT.outage(Endpoint.TOKEN, Fault.status(503));
        SCALEKIT.journal().clear();

        for (long end = System.nanoTime() + Duration.ofSeconds(6).toNanos(); System.nanoTime() < end; ) {
            assertCallSucceeds(way);
            Thread.sleep(100);
        }
        // The last fifth of the token's life: it is not handed out any more.
        Thread.sleep(3000);

        long start = System.nanoTime();
        assertThat(Application.get("/front/" + way)).isEqualTo(new Answer(503, "no token: UNAVAILABLE"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        int requests = SCALEKIT.requests(Endpoint.TOKEN);
        assertThat(Application.get("/front/" + way).status()).isEqualTo(503);
        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(requests);

        SCALEKIT.recover();
        Thread.sleep(1500);
        assertCallSucceeds(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aHangingTokenEndpointCostsACallFiveSecondsAtMost(String way) throws InterruptedException {
        Thread.sleep(9000);
        SCALEKIT.outage(Endpoint.TOKEN, Fault.hang());
        long start = System.nanoTime();

        assertThat(Application.get("/front/" + way).status()).isEqualTo(503);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(5500));
    }
}
