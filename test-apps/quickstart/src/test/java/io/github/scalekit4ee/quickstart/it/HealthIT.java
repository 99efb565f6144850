package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that starts without its issuer is not ready; it gets ready by itself. */
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "liberty",
        disabledReason = "needs MicroProfile Health at /health/ready")
@ExtendWith(ArquillianExtension.class)
class HealthIT {
    private static final URI READY = URI.create(Quickstart.URL).resolve("/health/ready");

    @Deployment(testable = false)
    static WebArchive quickstart() {
        QuickstartTest.SCALEKIT.outage(Endpoint.KEYS, Fault.refuseConnections());
        return QuickstartTest.war();
    }

    @AfterEach
    void recover() {
        QuickstartTest.SCALEKIT.recover();
    }

    @Test
    void theApplicationIsReadyAsSoonAsItHasKeys() throws InterruptedException {
        Answer down = ready();
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).contains("\"scalekit-keys\"", "UNAVAILABLE").doesNotContain("127.0.0.1", "http");

        QuickstartTest.SCALEKIT.recover();

        long end = System.nanoTime() + 5_000_000_000L;
        Answer up = ready();
        while (up.status() != 200 && System.nanoTime() < end) {
            Thread.sleep(100);
            up = ready();
        }
        assertThat(up.status()).isEqualTo(200);
        assertThat(up.body()).contains("\"scalekit-keys\"", "CURRENT");
    }

    private static Answer ready() {
        return Quickstart.send(HttpRequest.newBuilder(READY));
    }
}
