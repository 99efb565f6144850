package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The issuer goes away while the application runs. */
class WarmOutageIT extends QuickstartTest {
    @AfterEach
    void recover() {
        SCALEKIT.recover();
    }

    @Test
    void aWarmApplicationKeepsAnsweringWhileTheIssuerIsAway() {
        assertThat(Quickstart.get("/api/deployments", freshToken()).status()).isEqualTo(200);

        SCALEKIT.outage(Endpoint.KEYS, Fault.refuseConnections());

        for (int i = 0; i < 200; i++) {
            assertThat(Quickstart.get("/api/deployments", freshToken()).status())
                    .isEqualTo(200);
        }
    }

    /** A token that no cache has seen. */
    private static String freshToken() {
        return SCALEKIT.mint().organizationClient().token();
    }
}
