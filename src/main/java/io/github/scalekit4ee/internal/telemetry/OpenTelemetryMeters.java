package io.github.scalekit4ee.internal.telemetry;

import static io.github.scalekit4ee.internal.telemetry.Instrument.seconds;

import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links to OpenTelemetry. All attributes of a request are made here, once. */
final class OpenTelemetryMeters implements Meters {

    /** Those that OpenTelemetry recommends for exchanges over HTTP ({@code http.client.request.duration}), in seconds. */
    private static final List<Double> BUCKETS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final Map<String, Attributes> fresh = new HashMap<>();
    private final Map<String, Attributes> cached = new HashMap<>();
    private final LongCounter verifications;
    private final LongCounter denials;
    private final DoubleHistogram fetches;
    private final DoubleHistogram requests;
    private final OpenTelemetrySpans spans;
    private final List<AutoCloseable> gauges;

    OpenTelemetryMeters(Meter meter, Readings readings, OpenTelemetrySpans spans) {
        this.spans = spans;
        for (String each : Outcome.verifications()) {
            Outcome outcome = Outcome.ofVerification(each);
            fresh.put(
                    each,
                    OpenTelemetrySpans.attributes(outcome)
                            .put(Instrument.CACHED, false)
                            .build());
            cached.put(
                    each,
                    OpenTelemetrySpans.attributes(outcome)
                            .put(Instrument.CACHED, true)
                            .build());
        }
        verifications = counter(meter, Instrument.VERIFICATIONS);
        denials = counter(meter, Instrument.DENIALS);
        fetches = histogram(meter, Instrument.KEYS_FETCH_DURATION);
        requests = histogram(meter, Instrument.TOKEN_REQUEST_DURATION);
        gauges = List.of(
                gauge(meter, Instrument.KEYS_USABLE).ofLongs().buildWithCallback(gauge -> {
                    for (String environment : readings.environments()) {
                        KeySourceStatus keys = readings.keys(environment);
                        if (keys != null) {
                            gauge.record(keys.keys(), environment(environment));
                        }
                    }
                }),
                keys(meter, Instrument.KEYS_AGE, readings, KeySourceStatus::age),
                keys(meter, Instrument.KEYS_REMAINING, readings, KeySourceStatus::remaining),
                gauge(meter, Instrument.REVOCATIONS_KNOWN)
                        .ofLongs()
                        .buildWithCallback(gauge -> gauge.record(readings.revocations())),
                gauge(meter, Instrument.TOKEN_REMAINING).buildWithCallback(gauge -> {
                    for (String client : readings.clients()) {
                        Duration left = readings.token(client);
                        if (left != null) {
                            gauge.record(
                                    seconds(left),
                                    OpenTelemetrySpans.client(client).build());
                        }
                    }
                }));
    }

    private static LongCounter counter(Meter meter, Instrument what) {
        return meter.counterBuilder(what.id())
                .setUnit(what.unit())
                .setDescription(what.description())
                .build();
    }

    private static DoubleHistogram histogram(Meter meter, Instrument what) {
        DoubleHistogramBuilder builder =
                meter.histogramBuilder(what.id()).setUnit(what.unit()).setDescription(what.description());
        try {
            builder.setExplicitBucketBoundariesAdvice(BUCKETS);
        } catch (NoSuchMethodError e) {
            // OpenTelemetry before 1.32, as Payara 6 has it: its default boundaries, which are meant for milliseconds.
        }
        return builder.build();
    }

    private static DoubleGaugeBuilder gauge(Meter meter, Instrument what) {
        return meter.gaugeBuilder(what.id()).setUnit(what.unit()).setDescription(what.description());
    }

    private static AutoCloseable keys(
            Meter meter, Instrument what, Readings readings, Function<KeySourceStatus, @Nullable Duration> value) {
        return gauge(meter, what).buildWithCallback(gauge -> {
            for (String environment : readings.environments()) {
                KeySourceStatus keys = readings.keys(environment);
                Duration duration = keys == null ? null : value.apply(keys);
                if (duration != null) {
                    gauge.record(seconds(duration), environment(environment));
                }
            }
        });
    }

    private static Attributes environment(String name) {
        return Attributes.builder()
                .put(Instrument.ENVIRONMENT, Instrument.shown(name))
                .build();
    }

    @Override
    public void verified(String recorded, boolean fromCache) {
        Attributes attributes = (fromCache ? cached : fresh).get(recorded);
        if (attributes != null) {
            verifications.add(1, attributes);
            spans.verified(recorded);
        }
    }

    @Override
    public void denied(ResourceKind resource, Requirement requirement) {
        Attributes attributes = OpenTelemetrySpans.attributes(resource, requirement);
        denials.add(1, attributes);
        spans.denied(attributes);
    }

    @Override
    public void keysFetched(Outcome outcome, long nanos) {
        Attributes attributes = OpenTelemetrySpans.attributes(outcome).build();
        fetches.record(nanos / 1e9, attributes);
        spans.keysFetched(attributes, outcome, nanos);
    }

    @Override
    public void tokenRequested(String client, Outcome outcome, long nanos) {
        Attributes attributes = OpenTelemetrySpans.client(client)
                .putAll(OpenTelemetrySpans.attributes(outcome).build())
                .build();
        requests.record(nanos / 1e9, attributes);
        spans.tokenRequested(attributes, outcome, nanos);
    }

    @Override
    public void close() {
        for (AutoCloseable each : gauges) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e); // none of them declares one
            }
        }
    }
}
