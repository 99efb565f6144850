package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.internal.observe.Recorder;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Metrics by MicroProfile Metrics 5. */
public final class MicroProfileRecorder {

    private MicroProfileRecorder() {}

    /** @param registry the application's */
    public static Recorder of(MetricRegistry registry, Readings readings) {
        return new TelemetryRecorder(new MicroProfileMeters(registry, readings));
    }
}
