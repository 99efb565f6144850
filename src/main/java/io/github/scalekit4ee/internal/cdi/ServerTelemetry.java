package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.TelemetryUse;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.server.ServerFeatures;
import io.github.scalekit4ee.internal.telemetry.Readings;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds what the server counts with: its OpenTelemetry, if the operator has switched it on, else its MicroProfile Metrics. Links to neither.
 */
final class ServerTelemetry {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.telemetry");

    private ServerTelemetry() {}

    /** Not before the server's own extensions have made what they have. */
    static Optional<Recorder> find(TelemetryUse use, BeanManager beans, Readings readings) {
        if (use == TelemetryUse.NONE) {
            return Optional.empty();
        }
        Optional<Recorder> found = ServerFeatures.hasOpenTelemetry()
                ? attempt(() -> OpenTelemetryBean.recorder(beans, readings))
                : Optional.empty();
        if (found.isEmpty() && use == TelemetryUse.WHEREVER_POSSIBLE) {
            found = ServerFeatures.hasMetrics()
                    ? attempt(() -> MetricRegistryPoint.recorder(beans, readings))
                    : Optional.empty();
            if (found.isEmpty()) {
                LOG.warning(
                        "scalekit.telemetry.enabled (SCALEKIT_TELEMETRY_ENABLED) is true, and the server shows this"
                                + " application neither an OpenTelemetry that is on nor MicroProfile Metrics, so there are no"
                                + " metrics. Switch one of them on as docs/metrics.md says for each server, or leave the key out.");
            }
        }
        return found;
    }

    /** Whatever the server's part does, the application starts. */
    private static Optional<Recorder> attempt(Supplier<Optional<Recorder>> look) {
        try {
            return look.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "The server's telemetry cannot be used, so there are no metrics.", e);
            return Optional.empty();
        }
    }
}
