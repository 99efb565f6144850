package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.sidebyside.telemetry.OwnTokenServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Metrics and spans, as they leave the server by its own exporters. */
@ExtendWith(ArquillianExtension.class)
class TelemetryIT {
    private static final String SERVER = System.getProperty("arquillian.launch");

    /** The others show that the application runs all the same. */
    private static final Set<String> HAVE_OPENTELEMETRY = Set.of("liberty-telemetry", "payara", "wildfly-telemetry");

    private static final Set<String> HAVE_METRICS = Set.of("liberty-telemetry", "payara");

    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final OtlpReceiver RECEIVER = OtlpReceiver.start();

    @Deployment(testable = false, name = "telemetry")
    static WebArchive withOpenTelemetry() {
        return war(
                "telemetry",
                "otel.sdk.disabled=false",
                "otel.exporter.otlp.endpoint=" + RECEIVER.url(),
                "otel.exporter.otlp.protocol=http/protobuf",
                "otel.metrics.exporter=otlp",
                "otel.traces.exporter=otlp",
                "otel.logs.exporter=none",
                "otel.metric.export.interval=500",
                "otel.bsp.schedule.delay=500");
    }

    @Deployment(testable = false, name = "registry")
    static WebArchive withMicroProfileMetrics() {
        return war("registry", "scalekit.telemetry.enabled=true");
    }

    private static WebArchive war(String name, String... lines) {
        SCALEKIT.registerClient("m2m_own", "hush-hush");
        Stream<String> all = Stream.concat(
                Stream.of(
                        "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                        "scalekit.audiences=" + Wars.AUDIENCE,
                        "scalekit.client-id=m2m_own",
                        "scalekit.client-secret=hush-hush"),
                Stream.of(lines));
        return Wars.unconfigured(name)
                .addClass(OwnTokenServlet.class)
                .addAsResource(Wars.file(all.toArray(String[]::new)), Wars.CONFIGURATION)
                .addAsLibrary(Wars.theJar());
    }

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    @BeforeEach
    void use() {
        for (String application : List.of("telemetry", "registry")) {
            String path = "/" + application + "/api/caller";
            String reader = Wars.readersToken(SCALEKIT);
            assertThat(Reply.get(path, reader).status()).isEqualTo(200);
            assertThat(Reply.get(path, reader).status()).isEqualTo(200);
            assertThat(Reply.get(path, Wars.deployersToken(SCALEKIT)).status()).isEqualTo(403);
            assertThat(Reply.get(path, "no-token").status()).isEqualTo(401);
            assertThat(Reply.get("/" + application + "/own-token").status()).isEqualTo(200);
        }
    }

    @Test
    void requestsAreServedAsEver() {
        use();
    }

    @Test
    void openTelemetryExportsTheMetrics() throws Exception {
        assumeTrue(HAVE_OPENTELEMETRY.contains(SERVER), "no OpenTelemetry");
        eventually(() -> assertThat(RECEIVER.points())
                .containsKeys(
                        "scalekit.token.verifications{scalekit.cached=false,scalekit.outcome=accepted}",
                        "scalekit.token.verifications{scalekit.cached=true,scalekit.outcome=accepted}",
                        "scalekit.token.verifications{error.type=MALFORMED,scalekit.cached=false,scalekit.outcome=rejected}",
                        "scalekit.access.denials{scalekit.requirement=ONE_ROLE,scalekit.resource=REST_METHOD}",
                        "scalekit.keys.fetch.duration{scalekit.outcome=success}",
                        "scalekit.client.token.request.duration{scalekit.client=unnamed,scalekit.outcome=success}",
                        "scalekit.keys.usable{scalekit.environment=unnamed}",
                        "scalekit.keys.age{scalekit.environment=unnamed}",
                        "scalekit.keys.remaining{scalekit.environment=unnamed}",
                        "scalekit.client.token.remaining{scalekit.client=unnamed}"));

        Map<String, Double> points = RECEIVER.points();
        assertThat(points)
                .allSatisfy((name, value) -> assertThat(value).as(name).isNotNegative())
                .containsEntry("scalekit.keys.usable{scalekit.environment=unnamed}", 1.0)
                .containsEntry("scalekit.keys.fetch.duration{scalekit.outcome=success}", 1.0);
        assertThat(points.get("scalekit.keys.age{scalekit.environment=unnamed}"))
                .isLessThan(300);
        assertThat(points.get("scalekit.keys.remaining{scalekit.environment=unnamed}"))
                .isBetween(4 * 3600.0 - 1, 4 * 3600.0 + 300);
        assertThat(RECEIVER.units())
                .containsEntry("scalekit.keys.age", "s")
                .containsEntry("scalekit.token.verifications", "{verification}");
        assertThat(points.keySet().toString())
                .doesNotContain(
                        Wars.READER,
                        "m2m_own",
                        "hush",
                        SCALEKIT.environmentUrl().toString());
    }

    @Test
    void openTelemetryExportsSpansOfFetchesAndRequests() throws Exception {
        assumeTrue(HAVE_OPENTELEMETRY.contains(SERVER), "no OpenTelemetry");
        eventually(() -> assertThat(RECEIVER.spans()).contains("scalekit.keys.fetch", "scalekit.client.token.request"));
    }

    @Test
    void openTelemetryExportsDenialsWithTheSpanOfTheirRequest() throws Exception {
        assumeTrue(HAVE_OPENTELEMETRY.contains(SERVER), "no OpenTelemetry");
        assumeFalse(SERVER.startsWith("wildfly"), "WildFly begins the span when callers are authorized already");
        eventually(() -> assertThat(RECEIVER.spans()).anySatisfy(span -> assertThat(span)
                .endsWith(" > scalekit.access.denied{scalekit.requirement=ONE_ROLE,scalekit.resource=REST_METHOD}")));
    }

    @Test
    void microProfileMetricsShowsThemToPrometheus() throws Exception {
        assumeTrue(HAVE_METRICS.contains(SERVER), "no MicroProfile Metrics");
        eventually(() -> {
            List<String> lines = Reply.get("/metrics").body().lines().toList();
            assertThat(value(lines, "scalekit_token_verifications_total", "accepted", "scalekit_cached=\"false\""))
                    .isPositive();
            assertThat(value(lines, "scalekit_token_verifications_total", "accepted", "scalekit_cached=\"true\""))
                    .isPositive();
            assertThat(value(lines, "scalekit_token_verifications_total", "rejected", "error_type=\"MALFORMED\""))
                    .isPositive();
            assertThat(value(lines, "scalekit_access_denials_total", "ONE_ROLE", "REST_METHOD"))
                    .isPositive();
            assertThat(value(lines, "scalekit_keys_usable")).isEqualTo(1);
            assertThat(value(lines, "scalekit_keys_age_seconds")).isBetween(0.0, 300.0);
            assertThat(value(lines, "scalekit_keys_remaining_seconds")).isBetween(4 * 3600.0 - 1, 4 * 3600.0 + 300);
            assertThat(value(lines, "scalekit_keys_fetch_duration_seconds_count", "success"))
                    .isEqualTo(1);
            assertThat(value(lines, "scalekit_client_token_request_duration_seconds_count", "unnamed", "success"))
                    .isEqualTo(1);
            assertThat(value(lines, "scalekit_client_token_remaining_seconds", "unnamed"))
                    .isPositive();
        });
    }

    private static double value(List<String> lines, String name, String... labels) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
    }

    /** Exporters send twice a second. */
    private static void eventually(Runnable check) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
            }
            Thread.sleep(200);
        }
    }
}
