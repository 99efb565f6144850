package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.telemetry.MicroProfileRecorder;
import io.github.scalekit4ee.internal.telemetry.Readings;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Has the registry of MicroProfile Metrics injected, since servers look at the injection point for its scope, and fail where there is none.
 * No bean. Links to MicroProfile Metrics.
 */
class MetricRegistryPoint {

    @Inject
    Instance<MetricRegistry> registry;

    static Optional<Recorder> recorder(BeanManager beans, Readings readings) {
        Unmanaged.UnmanagedInstance<MetricRegistryPoint> point = new Unmanaged<>(beans, MetricRegistryPoint.class)
                .newInstance()
                .produce()
                .inject();
        Instance<MetricRegistry> found = point.get().registry;
        return found.isResolvable() ? Optional.of(MicroProfileRecorder.of(found.get(), readings)) : Optional.empty();
    }
}
