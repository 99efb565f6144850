package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The issuer is away when the application starts. The order is the story: the last test ends the outage. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(ArquillianExtension.class)
class ColdStartIT {
    private static final SimulatedScalekit SCALEKIT = QuickstartTest.SCALEKIT;
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(5);

    @Deployment(testable = false)
    static WebArchive quickstart() {
        SCALEKIT.outage(Endpoint.KEYS, Fault.refuseConnections());
        return QuickstartTest.war();
    }

    @AfterEach
    void stayAwayUntilToldOtherwise() {
        SCALEKIT.outage(Endpoint.KEYS, Fault.refuseConnections());
    }

    @Test
    @Order(1)
    void aGoodTokenIsAnswered503WithRetryAfter() {
        Answer answer = Quickstart.get("/api/deployments", goodToken());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.challenge()).isEmpty();
    }

    @Test
    @Order(2)
    void aServletAnswers503Too() {
        Answer answer = Quickstart.get("/report", goodToken());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
    }

    @Test
    @Order(3)
    void whoeverNeedsNoKeyIsAnsweredAsAlways() {
        assertThat(Quickstart.get("/api/status").status()).isEqualTo(200);
        assertThat(Quickstart.get("/api/deployments").status()).isEqualTo(401);
        assertThat(Quickstart.get("/api/deployments", "no-token").status()).isEqualTo(401);
        assertThat(Quickstart.get(
                                "/api/deployments",
                                Caller.EXPIRED.token(SCALEKIT).orElseThrow())
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    void answersAgainWithinFiveSecondsOfTheRecovery() throws InterruptedException {
        String token = goodToken();
        assertThat(Quickstart.get("/api/deployments", token).status()).isEqualTo(503);

        SCALEKIT.recover();

        long end = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        int status = 503;
        while (status == 503 && System.nanoTime() < end) {
            Thread.sleep(100);
            status = Quickstart.get("/api/deployments", token).status();
        }
        assertThat(status).isEqualTo(200);
    }

    private static String goodToken() {
        return SCALEKIT.mint().organizationClient().token();
    }
}
