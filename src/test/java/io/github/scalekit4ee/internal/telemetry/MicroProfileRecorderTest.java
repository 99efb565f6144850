package io.github.scalekit4ee.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import io.smallrye.metrics.SharedMetricRegistries;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SmallRye Metrics gets to know, the implementation of Open Liberty. */
class MicroProfileRecorderTest {

    private final MetricRegistry registry = SharedMetricRegistries.getOrCreate("scalekit4ee-test");
    private final FixedReadings readings = new FixedReadings();
    private final Recorder recorder = MicroProfileRecorder.of(registry, readings);

    @AfterEach
    void end() {
        recorder.close();
        assertThat(registry.getMetrics()).isEmpty();
    }

    @Test
    void countsVerificationsByOutcomeAndWhetherTheyWereSpared() {
        verify(Recorder.ACCEPTED, false);
        verify(Recorder.ACCEPTED, true);
        verify(Recorder.ACCEPTED, true);

        assertThat(counts())
                .containsOnly(
                        Map.entry(
                                "scalekit.token.verifications{error_type=none, scalekit_cached=false,"
                                        + " scalekit_outcome=accepted}",
                                1L),
                        Map.entry(
                                "scalekit.token.verifications{error_type=none, scalekit_cached=true,"
                                        + " scalekit_outcome=accepted}",
                                2L));
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonHasItsOwnName(Reason reason) {
        verify(reason.name(), true);

        assertThat(counts())
                .containsOnlyKeys("scalekit.token.verifications{error_type=" + reason
                        + ", scalekit_cached=true, scalekit_outcome=rejected}");
    }

    @Test
    void countsDenials() {
        recorder.denied(new AccessDenied(
                Instant.now(), null, ResourceKind.SERVLET, Requirement.NOBODY, Set.of(), Set.of(), null));

        assertThat(counts())
                .containsOnlyKeys("scalekit.access.denials{scalekit_requirement=NOBODY, scalekit_resource=SERVLET}");
    }

    @Test
    void timesFetchesAndRequests() {
        recorder.keyFetch("https://acme.scalekit.dev/keys").end(Recorder.FETCHED);
        recorder.keyFetch("https://acme.scalekit.dev/keys").end("https://acme.scalekit.dev/keys answered 503");
        recorder.tokenRequest("billing").end(Recorder.ISSUED);
        recorder.tokenRequest("").end("REFUSED");

        Map<String, Long> timers = new TreeMap<>();
        registry.getTimers().forEach((id, timer) -> timers.put(shown(id), timer.getCount()));
        timers.values().removeIf(count -> count == 0);
        assertThat(timers)
                .containsOnly(
                        Map.entry("scalekit.keys.fetch.duration{scalekit_outcome=success}", 1L),
                        Map.entry("scalekit.keys.fetch.duration{scalekit_outcome=failure}", 1L),
                        Map.entry(
                                "scalekit.client.token.request.duration{error_type=none, scalekit_client=billing,"
                                        + " scalekit_outcome=success}",
                                1L),
                        Map.entry(
                                "scalekit.client.token.request.duration{error_type=REFUSED, scalekit_client=unnamed,"
                                        + " scalekit_outcome=failure}",
                                1L));
    }

    @Test
    void readsWhenItIsAsked() {
        assertThat(gauges())
                .containsOnly(
                        Map.entry("scalekit.keys.usable{scalekit_environment=unnamed}", 2.0),
                        Map.entry("scalekit.keys.age{scalekit_environment=unnamed}", 1.5),
                        Map.entry("scalekit.keys.remaining{scalekit_environment=unnamed}", 4 * 3600.0),
                        Map.entry("scalekit.revocations.known{}", 3.0),
                        Map.entry("scalekit.client.token.remaining{scalekit_client=unnamed}", 90.0),
                        Map.entry("scalekit.client.token.remaining{scalekit_client=billing}", 0.0),
                        Map.entry("scalekit.client.token.remaining{scalekit_client=never-asked}", Double.NaN));

        readings.keys = null;

        assertThat(gauges())
                .containsEntry("scalekit.keys.usable{scalekit_environment=unnamed}", 0.0)
                .containsEntry("scalekit.keys.age{scalekit_environment=unnamed}", Double.NaN);
    }

    private void verify(String outcome, boolean cached) {
        Measured verification = recorder.verification();
        if (cached) {
            verification.cached();
        }
        verification.end(outcome);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        registry.getCounters().forEach((id, counter) -> counts.put(shown(id), counter.getCount()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Map<String, Double> gauges() {
        Map<String, Double> values = new TreeMap<>();
        registry.getGauges().forEach((id, gauge) -> values.put(shown(id), ((Number) gauge.getValue()).doubleValue()));
        return values;
    }

    /** Without what this registry adds by itself. */
    private static String shown(org.eclipse.microprofile.metrics.MetricID id) {
        Map<String, String> tags = new TreeMap<>(id.getTags());
        tags.remove("mp_scope");
        return id.getName() + tags;
    }
}
