package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.TelemetryUse;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.telemetry.Readings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.smallrye.metrics.SharedMetricRegistries;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.InjectionTargetFactory;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of the server's APIs gets the metrics. */
class ServerTelemetryTest {

    private final LoggedMessages log = new LoggedMessages("telemetry");
    private final MetricRegistry registry = SharedMetricRegistries.getOrCreate("server-telemetry");
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder()
                    .registerMetricReader(InMemoryMetricReader.create())
                    .build())
            .build();
    private final Readings readings = Fake.of(Readings.class)
            .on("environments", Set.of(""))
            .on("clients", Set.of())
            .make();

    @AfterEach
    void end() {
        sdk.close();
        log.close();
    }

    /** The fake container fails the test when it is asked. */
    @Test
    void nobodyDoesWhereTheOperatorSaysSo() {
        assertThat(find(TelemetryUse.NONE, Fake.of(BeanManager.class).make())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void openTelemetryThatIsOnDoes(TelemetryUse use) {
        Optional<Recorder> found = find(use, server(sdk, registry));

        assertThat(found).isPresent();
        found.get().close();
        assertThat(registry.getMetrics()).isEmpty();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void elseMicroProfileMetricsDoesWhereItIsAskedFor() {
        Optional<Recorder> found = find(TelemetryUse.WHEREVER_POSSIBLE, server(null, registry));

        assertThat(found).isPresent();
        assertThat(registry.getMetrics()).isNotEmpty();
        found.get().close();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void andNobodyWhereItIsNot() {
        assertThat(find(TelemetryUse.WHERE_SWITCHED_ON, server(null, registry))).isEmpty();
        assertThat(registry.getMetrics()).isEmpty();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void thatThereIsNothingToAskForIsSaid() {
        assertThat(find(TelemetryUse.WHEREVER_POSSIBLE, server(null, null))).isEmpty();

        assertThat(log.all())
                .singleElement()
                .asString()
                .startsWith("scalekit.telemetry.enabled (SCALEKIT_TELEMETRY_ENABLED) is true, and the server shows");
    }

    @Test
    void aServerThatFailsKeepsNoApplicationFromStarting() {
        BeanManager failing = Fake.of(BeanManager.class)
                .on("createInstance", given -> {
                    throw new IllegalStateException("no");
                })
                .make();

        assertThat(find(TelemetryUse.WHERE_SWITCHED_ON, failing)).isEmpty();
        assertThat(log.all()).containsExactly("The server's telemetry cannot be used, so there are no metrics.");
    }

    private Optional<Recorder> find(TelemetryUse use, BeanManager server) {
        return ServerTelemetry.find(use, server, readings);
    }

    private static BeanManager server(@Nullable OpenTelemetry telemetry, @Nullable MetricRegistry registry) {
        InjectionTarget<?> target = Fake.of(InjectionTarget.class)
                .on("produce", given -> new MetricRegistryPoint())
                .on("inject", given -> {
                    ((MetricRegistryPoint) given[0]).registry = instance(registry);
                    return null;
                })
                .make();
        return Fake.of(BeanManager.class)
                .on(
                        "createInstance",
                        Fake.of(Instance.class)
                                .on("select", instance(telemetry))
                                .make())
                .on("createCreationalContext", (Object) null)
                .on("createAnnotatedType", (Object) null)
                .on(
                        "getInjectionTargetFactory",
                        Fake.of(InjectionTargetFactory.class)
                                .on("createInjectionTarget", target)
                                .make())
                .make();
    }

    @SuppressWarnings("unchecked")
    private static <T> Instance<T> instance(@Nullable T object) {
        return Fake.of(Instance.class)
                .on("isResolvable", object != null)
                .on("get", given -> {
                    if (object == null) {
                        throw new AssertionError("nothing to get");
                    }
                    return object;
                })
                .make();
    }
}
