package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token ends sooner than the token endpoint said, and the receiver answers 401. */
class RejectedTokenIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aHundredRejectedCallsGetOneNewTokenAndSucceed(String way) throws Exception {
        SCALEKIT.journal().clear();
        register(clientOf(way).withLifetime(Duration.ofSeconds(2)));
        SCALEKIT.script(
                Endpoint.TOKEN,
                Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":2", "\"expires_in\":3600")));
        assertCallSucceeds(way);
        register(clientOf(way));
        Thread.sleep(3000);

        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int call = 0; call < 100; call++) {
                // Every other one by CompletionStage of MicroProfile REST Client or rx() of Jakarta REST.
                String path = "/front/" + way + (call % 2 == 0 ? "" : "/later");
                answers.add(callers.submit(() -> Application.post(path, "shop")));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get())
                        .isEqualTo(new Answer(
                                200, "shop deployed for " + clientOf(way).id()));
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(2);
    }
}
