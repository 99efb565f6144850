package io.github.scalekit4ee.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What OpenTelemetry's own SDK gets to know. */
class OpenTelemetryRecorderTest {

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final FixedReadings readings = new FixedReadings();
    private final Recorder recorder = OpenTelemetryRecorder.of(sdk, readings).orElseThrow();

    @AfterEach
    void end() {
        sdk.close();
    }

    @Test
    void countsVerificationsByOutcomeAndWhetherTheyWereSpared() {
        verify(Recorder.ACCEPTED, false);
        verify(Recorder.ACCEPTED, true);
        verify(Recorder.ACCEPTED, true);
        verify(Recorder.KEYS_UNAVAILABLE, false);

        assertThat(counts("scalekit.token.verifications"))
                .containsOnly(
                        Map.entry(
                                attributes("scalekit.outcome", "accepted")
                                        .put("scalekit.cached", false)
                                        .build(),
                                1L),
                        Map.entry(
                                attributes("scalekit.outcome", "accepted")
                                        .put("scalekit.cached", true)
                                        .build(),
                                2L),
                        Map.entry(
                                attributes("scalekit.outcome", "unavailable")
                                        .put("scalekit.cached", false)
                                        .put("error.type", "KEYS_UNAVAILABLE")
                                        .build(),
                                1L));
        assertThat(metric("scalekit.token.verifications").getUnit()).isEqualTo("{verification}");
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonHasItsOwnName(Reason reason) {
        verify(reason.name(), false);

        assertThat(counts("scalekit.token.verifications"))
                .containsOnlyKeys(attributes("scalekit.outcome", "rejected")
                        .put("scalekit.cached", false)
                        .put("error.type", reason.name())
                        .build());
    }

    @Test
    void countsDenials() {
        recorder.denied(denied());

        assertThat(recorder.recordsDenied()).isTrue();
        assertThat(counts("scalekit.access.denials"))
                .containsOnlyKeys(attributes("scalekit.resource", "REST_METHOD")
                        .put("scalekit.requirement", "ALL_SCOPES")
                        .build());
    }

    @Test
    void timesFetchesOfKeysAndTellsNothingOfWhyOneFailed() {
        recorder.keyFetch("https://acme.scalekit.dev/keys").end(Recorder.FETCHED);
        recorder.keyFetch("https://acme.scalekit.dev/keys").end("https://acme.scalekit.dev/keys answered 503");

        MetricData fetches = metric("scalekit.keys.fetch.duration");
        assertThat(fetches.getUnit()).isEqualTo("s");
        assertThat(fetches.getHistogramData().getPoints())
                .extracting(point -> point.getAttributes())
                .containsExactlyInAnyOrder(
                        attributes("scalekit.outcome", "success").build(),
                        attributes("scalekit.outcome", "failure").build());
        assertThat(spans.getFinishedSpanItems())
                .extracting(span -> span.getName() + " " + span.getStatus().getStatusCode())
                .containsExactly("scalekit.keys.fetch UNSET", "scalekit.keys.fetch ERROR");
    }

    @Test
    void durationsAreSeconds() throws Exception {
        Measured request = recorder.tokenRequest("billing");
        Thread.sleep(20);
        request.end(Recorder.ISSUED);

        HistogramPointData point = metric("scalekit.client.token.request.duration")
                .getHistogramData()
                .getPoints()
                .iterator()
                .next();
        assertThat(point.getSum()).isBetween(0.02, 20.0);
        assertThat(point.getBoundaries()).contains(0.005, 10.0);
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void namesTheClientAndTheKindOfFailure() {
        recorder.tokenRequest("").end("UNAVAILABLE");

        Attributes expected = attributes("scalekit.client", "unnamed")
                .put("scalekit.outcome", "failure")
                .put("error.type", "UNAVAILABLE")
                .build();
        assertThat(metric("scalekit.client.token.request.duration")
                        .getHistogramData()
                        .getPoints())
                .extracting(point -> point.getAttributes())
                .containsExactly(expected);
        assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("scalekit.client.token.request");
            assertThat(span.getAttributes().asMap()).containsExactlyInAnyOrderEntriesOf(expected.asMap());
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getParentSpanContext().isValid()).isFalse();
        });
    }

    @Test
    void readsAgeAndEndOfTheKeysWhenItIsAsked() {
        assertThat(number("scalekit.keys.age")).isEqualTo(1.5);
        assertThat(number("scalekit.keys.remaining")).isEqualTo(4 * 3600.0);
        assertThat(metric("scalekit.keys.usable").getLongGaugeData().getPoints())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getValue()).isEqualTo(2L);
                    assertThat(point.getAttributes())
                            .isEqualTo(Attributes.builder()
                                    .put("scalekit.environment", "unnamed")
                                    .build());
                });

        assertThat(metric("scalekit.revocations.known").getLongGaugeData().getPoints())
                .extracting(point -> point.getValue())
                .containsExactly(3L);

        readings.keys = null;

        assertThat(metrics.collectAllMetrics())
                .extracting(MetricData::getName)
                .doesNotContain("scalekit.keys.age", "scalekit.keys.remaining", "scalekit.keys.usable");
    }

    @Test
    void readsTheEndOfTokensThatThereAre() {
        Map<String, Double> left = new HashMap<>();
        metric("scalekit.client.token.remaining")
                .getDoubleGaugeData()
                .getPoints()
                .forEach(point -> left.put(
                        point.getAttributes().get(AttributeKey.stringKey("scalekit.client")), point.getValue()));

        assertThat(left).containsOnly(Map.entry("unnamed", 90.0), Map.entry("billing", 0.0));
    }

    @Test
    void aRejectionIsAnEventOfTheSpanOfTheRequest() {
        Span request = sdk.getTracer("server").spanBuilder("GET /things").startSpan();
        try (Scope current = request.makeCurrent()) {
            verify(Recorder.ACCEPTED, true);
            verify(Reason.EXPIRED.name(), true);
            recorder.denied(denied());
        }
        request.end();

        assertThat(spans.getFinishedSpanItems().get(0).getEvents())
                .extracting(event -> event.getName() + " "
                        + List.copyOf(event.getAttributes().asMap().values()))
                .containsExactly(
                        "scalekit.token.rejected [EXPIRED]", "scalekit.access.denied [ALL_SCOPES, REST_METHOD]");
    }

    @Test
    void afterTheEndNothingOfTheApplicationIsAsked() {
        recorder.close();

        assertThat(metrics.collectAllMetrics()).isEmpty();
    }

    /** The object that is told whether the token was known, and nothing else: bytes are counted and not time. */
    @Test
    void aVerificationThatIsCountedMakesOneSmallObject() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int time = 0; time < 1000; time++) {
                verify(Recorder.ACCEPTED, true);
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(fewest).isLessThanOrEqualTo(25 * 1000);
    }

    /** As Open Liberty has it, and as the SDK is without anybody who reads. */
    @Test
    void whereNobodyGetsTheMetricsNothingIsCounted() {
        assertThat(OpenTelemetryRecorder.of(OpenTelemetry.noop(), readings)).isEmpty();
        assertThat(OpenTelemetryRecorder.of(OpenTelemetrySdk.builder().build(), readings))
                .isEmpty();
    }

    private void verify(String outcome, boolean cached) {
        Measured verification = recorder.verification();
        if (cached) {
            verification.cached();
        }
        verification.end(outcome);
    }

    private static AccessDenied denied() {
        return new AccessDenied(
                Instant.now(), null, ResourceKind.REST_METHOD, Requirement.ALL_SCOPES, Set.of("a"), Set.of("a"), null);
    }

    private static AttributesBuilder attributes(String name, String value) {
        return Attributes.builder().put(name, value);
    }

    private MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private double number(String name) {
        return metric(name).getDoubleGaugeData().getPoints().iterator().next().getValue();
    }

    private Map<Attributes, Long> counts(String name) {
        Map<Attributes, Long> counts = new HashMap<>();
        metric(name).getLongSumData().getPoints().forEach(point -> counts.put(point.getAttributes(), point.getValue()));
        return counts;
    }
}
