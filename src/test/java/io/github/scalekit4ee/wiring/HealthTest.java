package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What MicroProfile Health is told. */
@ExtendWith(ServerExtension.class)
class HealthTest {

    @WebServlet("/ready")
    public static class Ready extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @Readiness
        transient Instance<HealthCheck> checks;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            for (HealthCheck each : checks) {
                HealthCheckResponse answer = each.call();
                response.getWriter()
                        .println(answer.getName() + " " + answer.getStatus() + " "
                                + answer.getData().get());
            }
        }
    }

    @WebServlet("/hello")
    public static class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }

    @Test
    void isReadyOnceTheKeysAreThere(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(War.of(Ready.class).trusting(scalekit))) {
            app.get("/ready", scalekit.mint().organizationClient().token());

            assertThat(app.get("/ready").body())
                    .contains("scalekit-keys UP", "keys=1", "ageSeconds=")
                    .doesNotContain("failedAttempts", "failingForSeconds");
        }
    }

    @Test
    void isNotReadyWhereEachTokenWouldBeAnswered503(Server server) {
        try (SimulatedScalekit failing = SimulatedScalekit.start()) {
            failing.outage(Endpoint.KEYS, Fault.status(503));
            try (Deployment app = server.deploy(War.of(Ready.class).trusting(failing))) {
                app.get("/ready", failing.mint().organizationClient().token());

                assertThat(app.get("/ready").body())
                        .contains(
                                "scalekit-keys DOWN",
                                "state=UNAVAILABLE",
                                "keys=0",
                                "failedAttempts=1",
                                "failingForSeconds=")
                        .doesNotContain("ageSeconds", failing.environmentUrl().toString());
            }
        }
    }

    @Test
    void withoutMicroProfileHealthTheApplicationStartsAllTheSame(Server server, SimulatedScalekit scalekit) {
        ClassLoader lacking = server.loader(Set.of("org.eclipse.microprofile.health"));
        try (Deployment app = server.deploy(War.of(Hello.class).trusting(scalekit), lacking)) {
            assertThat(app.get("/hello").body()).isEqualTo("hello");
            assertThat(app.get("/hello", "rubbish").status()).isEqualTo(401);
        }
    }
}
