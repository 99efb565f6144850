package io.github.scalekit4ee.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server at a moment.
 *
 * @param minute since the load began
 */
record Sample(double minute, Map<Measure, Double> values) {

    Sample {
        values = new EnumMap<>(values);
    }

    double of(Measure measure) {
        return values.get(measure);
    }

    String csv(String server) {
        return String.format("%s,%.2f,", server, minute)
                + values.values().stream()
                        .map(value -> String.format("%.1f", value))
                        .collect(Collectors.joining(","));
    }
}
