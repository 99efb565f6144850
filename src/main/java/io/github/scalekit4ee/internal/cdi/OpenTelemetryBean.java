package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.telemetry.OpenTelemetryRecorder;
import io.github.scalekit4ee.internal.telemetry.Readings;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** The bean that MicroProfile Telemetry has ("Access to the OpenTelemetry API"). Links to OpenTelemetry. */
final class OpenTelemetryBean {

    private OpenTelemetryBean() {}

    static Optional<Recorder> recorder(BeanManager beans, Readings readings) {
        Instance<OpenTelemetry> found = beans.createInstance().select(OpenTelemetry.class);
        return found.isResolvable() ? OpenTelemetryRecorder.of(found.get(), readings) : Optional.empty();
    }
}
