package io.github.scalekit4ee.internal.telemetry;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All names that telemetry has, for the tests of what documents say. */
public final class TelemetryNames {

    private static final Set<String> ATTRIBUTES = Set.of(
            Instrument.OUTCOME,
            Instrument.CACHED,
            Instrument.ERROR,
            Instrument.RESOURCE,
            Instrument.REQUIREMENT,
            Instrument.CLIENT,
            Instrument.ENVIRONMENT);

    private TelemetryNames() {}

    /** Metrics, attributes, spans and events, as OpenTelemetry has them. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(ATTRIBUTES);
        for (Instrument each : Instrument.values()) {
            all.add(each.id());
        }
        all.addAll(Set.of(
                OpenTelemetrySpans.KEY_FETCH,
                OpenTelemetrySpans.TOKEN_REQUEST,
                OpenTelemetrySpans.REJECTED,
                OpenTelemetrySpans.DENIED));
        return all;
    }

    /** As Prometheus has the attributes. */
    public static Set<String> labels() {
        Set<String> labels = new HashSet<>();
        ATTRIBUTES.forEach(each -> labels.add(underscored(each)));
        return labels;
    }

    /** Each metric with the names that Prometheus has for its series (OpenTelemetry, "Prometheus and OpenMetrics Compatibility"). */
    public static Map<String, Set<String>> series() {
        Map<String, Set<String>> series = new TreeMap<>();
        for (Instrument each : Instrument.values()) {
            String name = underscored(each.id());
            Set<String> ofThis = new LinkedHashSet<>();
            switch (each) {
                case VERIFICATIONS, DENIALS -> ofThis.add(name + "_total");
                case KEYS_USABLE, REVOCATIONS_KNOWN -> ofThis.add(name);
                case KEYS_AGE, KEYS_REMAINING, TOKEN_REMAINING -> ofThis.add(name + "_seconds");
                case KEYS_FETCH_DURATION, TOKEN_REQUEST_DURATION -> {
                    ofThis.add(name + "_seconds_count");
                    ofThis.add(name + "_seconds_sum");
                    ofThis.add(name + "_seconds_bucket");
                }
            }
            series.put(each.id(), ofThis);
        }
        return series;
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}
