package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint goes away, with and without a token in hand, and comes back. */
class OutageIT extends OutgoingCallTest {

    private static final Duration LIFETIME = Duration.ofSeconds(10);

    /** The last fifth of a short life is not used. */
    private static final Duration USE = Duration.ofSeconds(8);

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void callsGoOnWhileTheTokenLivesThenFailSoonAndRecover(String way) throws InterruptedException {
        register(clientOf(way).withLifetime(LIFETIME));
        long before = System.nanoTime();
        assertCallSucceeds(way);
        long after = System.nanoTime();
        SCALEKIT.outage(Endpoint.TOKEN, Fault.status(503));
        SCALEKIT.journal().clear();

        long lastSuccess = after;
        Timed call = Timed.call(way);
        while (call.answer().status() == 200 && call.since(before).compareTo(LIFETIME) < 0) {
            lastSuccess = call.start();
            Thread.sleep(100);
            call = Timed.call(way);
        }

        assertThat(call.answer()).isEqualTo(new Answer(503, "no token: UNAVAILABLE"));
        assertThat(call.duration()).isLessThan(Duration.ofSeconds(5));
        // The token was requested between before and after.
        assertThat(Duration.ofNanos(call.end() - before)).isGreaterThanOrEqualTo(USE);
        assertThat(Duration.ofNanos(lastSuccess - after)).isLessThan(USE);
        int requests = SCALEKIT.requests(Endpoint.TOKEN);
        assertThat(Application.get("/front/" + way).status()).isEqualTo(503);
        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(requests);

        register(clientOf(way).withLifetime(Duration.ofSeconds(2)));
        SCALEKIT.recover();
        long recovery = System.nanoTime();
        do {
            Thread.sleep(100);
            call = Timed.call(way);
        } while (call.answer().status() == 503 && call.since(recovery).compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(call.answer().status()).isEqualTo(200);
    }

    /** The token of the test before lives for two seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aHangingTokenEndpointCostsACallFiveSecondsAtMost(String way) throws InterruptedException {
        Thread.sleep(2000);
        SCALEKIT.outage(Endpoint.TOKEN, Fault.hang());

        Timed call = Timed.call(way);

        assertThat(call.answer().status()).isEqualTo(503);
        assertThat(call.duration()).isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
    }

    /** An answer, and the monotonic times of its call. */
    private record Timed(Answer answer, long start, long end) {

        static Timed call(String way) {
            long start = System.nanoTime();
            Answer answer = Application.get("/front/" + way);
            return new Timed(answer, start, System.nanoTime());
        }

        Duration duration() {
            return Duration.ofNanos(end - start);
        }

        Duration since(long moment) {
            return Duration.ofNanos(end - moment);
        }
    }
}
