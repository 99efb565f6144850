package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.internal.observe.Recorder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** Metrics and spans by OpenTelemetry, as MicroProfile Telemetry has it (version 1.0 and later). */
public final class OpenTelemetryRecorder {

    /** The instrumentation scope. */
    private static final String SCOPE = "io.github.scalekit4ee";

    private OpenTelemetryRecorder() {}

    /** Empty where nobody gets the metrics: a server that has switched its SDK off has the API all the same. */
    @SuppressWarnings("ReferenceEquality") // there is one meter that does nothing
    public static Optional<Recorder> of(OpenTelemetry server, Readings readings) {
        Meter meter = server.getMeter(SCOPE);
        if (meter == OpenTelemetry.noop().getMeter(SCOPE)) {
            return Optional.empty();
        }
        // Chooses, once for the JVM, how contexts are kept, by a service of the thread's class loader; that of our own
        // threads is not
        // the application's.
        Context.root();
        OpenTelemetrySpans spans = new OpenTelemetrySpans(server.getTracer(SCOPE));
        return Optional.of(new TelemetryRecorder(new OpenTelemetryMeters(meter, readings, spans)));
    }
}
