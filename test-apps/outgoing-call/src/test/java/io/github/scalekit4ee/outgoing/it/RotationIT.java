package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.RegisteredClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and keys change while the application runs. */
class RotationIT extends OutgoingCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aNewSecretIsTakenWithTheNextToken(String way) throws InterruptedException {
        RegisteredClient client = clientOf(way).withLifetime(Duration.ofSeconds(5));
        register(client);
        mountSecret(client);
        assertCallSucceeds(way);
        RegisteredClient rotated = withSecret(client, "rotated-secret");
        register(rotated);
        mountSecret(rotated);
        SCALEKIT.journal().clear();
        Thread.sleep(5000);

        assertCallSucceeds(way);

        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(SCALEKIT.journal().last(Endpoint.TOKEN).parameter("client_secret"))
                .contains("rotated-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-client", "jakarta-rest"})
    void aWrongSecretIsReportedAndItsCorrectionTakenAtOnce(String way) throws InterruptedException {
        RegisteredClient corrected =
                withSecret(clientOf(way), "wrong-until-corrected").withLifetime(Duration.ofSeconds(5));
        register(corrected);
        assertThat(firstFailure(way)).isEqualTo(new Answer(503, "no token: REFUSED"));

        mountSecret(corrected);

        assertCallSucceeds(way);
    }

    /** One rotation only: a receiver looks for unknown keys at intervals, and answers 401 in between. */
    @Test
    void aTokenWithANewKeyServesAfterTheOldOne() throws InterruptedException {
        register(FRONT.withLifetime(Duration.ofSeconds(5)));
        mountSecret(FRONT);
        assertCallSucceeds("jakarta-rest");
        SCALEKIT.rotateKeys();
        Thread.sleep(5000);

        assertCallSucceeds("jakarta-rest");
    }

    /** The token of the test before may have to end first; a new deployment has none. */
    private static Answer firstFailure(String way) throws InterruptedException {
        Answer answer = Application.get("/front/" + way);
        for (int attempt = 0; answer.status() == 200 && attempt < 100; attempt++) {
            Thread.sleep(100);
            answer = Application.get("/front/" + way);
        }
        return answer;
    }
}
