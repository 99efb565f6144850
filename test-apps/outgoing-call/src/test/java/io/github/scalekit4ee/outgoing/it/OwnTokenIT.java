package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The everyday case. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnTokenIT extends OutgoingCallTest {

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aHundredColdCallsAndAThousandMoreMakeOneTokenRequest(String way) throws Exception {
        SCALEKIT.journal().clear();
        SCALEKIT.outage(Endpoint.TOKEN, Fault.latency(Duration.ofMillis(500)));
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int call = 0; call < 1100; call++) {
                answers.add(callers.submit(() -> Application.get("/front/" + way)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get())
                        .isEqualTo(new Answer(
                                200, "deployments for " + clientOf(way).id()));
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void anInjectedClientServesJavaNetHttp() {
        assertThat(Application.get("/front/java-net-http"))
                .isEqualTo(new Answer(200, "deployments for m2morg_deployer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aBodyArrives(String way) {
        assertThat(Application.post("/front/" + way, "shop ü"))
                .isEqualTo(
                        new Answer(200, "shop ü deployed for " + clientOf(way).id()));
    }

    @Test
    void aHostThatIsNotAllowedGetsNoToken() {
        assertThat(Application.get("/front/another-name").status()).isEqualTo(401);
    }

    /** The receiver takes the token and sends its caller to another host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rest-client/moved",
                "jakarta-rest/moved",
                "for-the-caller/moved",
                "followed/bearer-token-filter",
                "followed/caller-token-filter"
            })
    void noTokenGoesAlongWithARedirect(String path) {
        try (SimulatedScalekit other = otherHost()) {
            Answer answer = Application.get("/front/" + path, callersToken());

            // The redirect itself as the client shows it, or the filter's refusal of a client that follows it.
            assertThat(answer.toString()).containsAnyOf("status=307", "body=moved", "follows redirects");
            assertThat(other.journal().requests(Endpoint.OTHER)).isEmpty();
        }
    }

    /** The redirect leads somewhere. RESTEasy takes the token along; Jersey does not where its transport is a recent JDK's. */
    @Test
    void aClientWithoutTheFiltersFollowsTheRedirect() {
        try (SimulatedScalekit other = otherHost()) {
            Answer answer = Application.get("/front/followed/by-hand");

            assertThat(other.journal().requests(Endpoint.OTHER))
                    .as("requests to the other host when the answer is %s", answer)
                    .hasSize(1);
        }
    }

    private static SimulatedScalekit otherHost() {
        return SimulatedScalekit.builder()
                .port(Integer.getInteger("other.port"))
                .start();
    }

    private static String callersToken() {
        return SCALEKIT.mint()
                .organizationClient()
                .client("m2morg_caller")
                .scopes("read:deployments")
                .token();
    }

    @Test
    void theCallersTokenIsPassedOnWhereThatIsAskedFor() {
        assertThat(Application.get("/front/for-the-caller", callersToken()))
                .isEqualTo(new Answer(200, "deployments for m2morg_caller"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void theCallersTokenIsPassedOnNowhereElse(String way) {
        assertThat(Application.get("/front/" + way, callersToken()).body())
                .isEqualTo("deployments for " + clientOf(way).id());
    }
}
