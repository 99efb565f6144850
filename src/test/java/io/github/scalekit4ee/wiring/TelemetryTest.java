package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which of the server's APIs gets the metrics. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class TelemetryTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/things")
    @RequestScoped
    public static class Things {
        @GET
        @RolesAllowed("read:things")
        public String things() {
            return "things";
        }
    }

    /** As MicroProfile Telemetry has it, with a reader in place of an exporter. */
    @ApplicationScoped
    public static class Sdk {
        private final InMemoryMetricReader metrics = InMemoryMetricReader.create();

        @Produces
        @ApplicationScoped
        OpenTelemetry openTelemetry() {
            return OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(metrics)
                            .build())
                    .build();
        }

        String read() {
            StringBuilder read = new StringBuilder();
            for (MetricData metric : metrics.collectAllMetrics()) {
                metric.getData().getPoints().forEach(point -> read.append(metric.getName())
                        .append(' ')
                        .append(point.getAttributes().asMap())
                        .append('\n'));
            }
            return read.toString();
        }
    }

    @WebServlet("/otel")
    public static class Otel extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Sdk sdk;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(sdk.read());
        }
    }

    @WebServlet("/registry")
    public static class Registry extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient MetricRegistry registry;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            for (MetricID each : registry.getMetricIDs()) {
                if (each.getName().startsWith("scalekit.")) {
                    response.getWriter().println(each.getName() + " " + each.getTags());
                }
            }
        }
    }

    private static final String[] ALL = {
        "scalekit.token.verifications",
        "scalekit.access.denials",
        "scalekit.keys.usable",
        "scalekit.keys.age",
        "scalekit.keys.remaining",
        "scalekit.revocations.known",
        "scalekit.keys.fetch.duration"
    };

    @Test
    void openTelemetryThatIsOnGetsThemWithoutBeingAskedFor(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit).with(Sdk.class, Otel.class))) {
            use(app, scalekit);

            assertThat(app.get("/otel").body())
                    .contains(ALL)
                    .contains("scalekit.outcome=accepted", "scalekit.outcome=rejected", "error.type=MALFORMED")
                    .contains("scalekit.cached=true", "scalekit.cached=false")
                    .contains("scalekit.resource=REST_METHOD")
                    .contains("scalekit.outcome=success")
                    .doesNotContain("m2morg", scalekit.environmentUrl().toString());
        }
    }

    @Test
    void openTelemetryComesBeforeMicroProfileMetrics(Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit)
                .with(Sdk.class, Otel.class, Registry.class)
                .configured("scalekit.telemetry.enabled", "true");
        try (Deployment app = server.deploy(war)) {
            use(app, scalekit);

            assertThat(app.get("/otel").body()).contains(ALL);
            assertThat(app.get("/registry").body()).isEmpty();
        }
    }

    @Test
    void microProfileMetricsGetsThemIfItIsAskedForAndKeepsNothingOfAnApplicationThatHasEnded(
            Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit).with(Registry.class);
        try (Deployment app = server.deploy(war.configured("scalekit.telemetry.enabled", "true"))) {
            use(app, scalekit);

            assertThat(app.get("/registry").body())
                    .contains(ALL)
                    .contains("scalekit_outcome=accepted", "scalekit_outcome=rejected", "error_type=MALFORMED")
                    .contains("scalekit_cached=true", "scalekit_cached=false")
                    .contains("scalekit_resource=REST_METHOD");
        }
        try (Deployment next = server.deploy(war(scalekit).with(Registry.class))) {
            use(next, scalekit);

            assertThat(next.get("/registry").body()).isEmpty();
        }
    }

    @Test
    void nobodyGetsThemWhereTheyAreSwitchedOff(Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit).with(Sdk.class, Otel.class).configured("scalekit.telemetry.enabled", "false");
        try (Deployment app = server.deploy(war)) {
            use(app, scalekit);

            assertThat(app.get("/otel").body()).isEmpty();
        }
    }

    @Test
    void withoutEitherTheApplicationRunsAndTheLogSaysWhatToDo(Server server, SimulatedScalekit scalekit) {
        ClassLoader lacking = server.loader(Set.of(
                "io.opentelemetry", "org.eclipse.microprofile.metrics", "io.smallrye.metrics", "smallrye-metrics"));
        try (Deployment app = server.deploy(war(scalekit).configured("scalekit.telemetry.enabled", "true"), lacking)) {
            use(app, scalekit);

            assertThat(app.messages()).anySatisfy(line -> assertThat(line)
                    .contains("scalekit.telemetry.enabled", "neither an OpenTelemetry that is on", "docs/metrics.md"));
        }
        try (Deployment app = server.deploy(war(scalekit), lacking)) {
            use(app, scalekit);

            assertThat(app.messages()).noneSatisfy(line -> assertThat(line).contains("telemetry"));
        }
    }

    private static War war(SimulatedScalekit scalekit) {
        return War.of(Api.class, Things.class).trusting(scalekit);
    }

    private static void use(Deployment app, SimulatedScalekit scalekit) {
        String reader = token(scalekit, "read:things");
        assertThat(app.get("/api/things", reader).status()).isEqualTo(200);
        assertThat(app.get("/api/things", reader).status()).isEqualTo(200);
        assertThat(app.get("/api/things", token(scalekit, "other")).status()).isEqualTo(403);
        assertThat(app.get("/api/things", "rubbish").status()).isEqualTo(401);
    }

    private static String token(SimulatedScalekit scalekit, String scope) {
        return scalekit.mint()
                .organizationClient()
                .client("m2morg_reader")
                .scopes(scope)
                .token();
    }
}
