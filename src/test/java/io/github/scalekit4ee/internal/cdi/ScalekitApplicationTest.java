package io.github.scalekit4ee.internal.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.revocation.RevocationStatus;
import io.github.scalekit4ee.internal.security.ServletStreams;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lives as long as an application, and ends with it. */
@ExtendWith(SimulatedScalekitExtension.class)
class ScalekitApplicationTest {

    private final List<Object> told = new ArrayList<>();
    private final BlockingQueue<Thread> cacheThreads = new LinkedBlockingQueue<>();

    /** What was injected may be kept and used when the application has ended, on a thread that goes on. */
    @Test
    void nothingThatWasInjectedWorksAfterTheEnd(SimulatedScalekit scalekit) {
        ScalekitApplication application = started(scalekit);
        AccessTokenVerifier verifier = application.verifier();
        ClientCredentialsClient client = application.clients().client("");
        String token = scalekit.mint().organizationClient().token();
        assertThat(verifier.verify(token)).isNotNull();
        assertThat(client.accessToken()).isNotNull();

        application.close();
        application.close();

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> application.clients().client("")).isInstanceOf(IllegalStateException.class);
    }

    /** A request that runs at that moment may be the first that asks for it; it has to find out that it is closed. */
    @Test
    void theVerifierIsThereAfterTheEndAndClosed(SimulatedScalekit scalekit) {
        ScalekitApplication application = started(scalekit);

        application.close();

        assertThat(VerifierAccess.ACCESS.get().isClosed(application.verifier())).isTrue();
    }

    @Test
    void whyThereIsNoVerifierIsSaid(SimulatedScalekit scalekit) {
        assertThatThrownBy(() -> read(values(scalekit)).verifier()).hasMessageContaining("has not started yet");
        ScalekitApplication switchedOff = read(Map.of("scalekit.enabled", "false"));
        switchedOff.start(token -> {}, Fake.of(BeanManager.class).make());
        assertThatThrownBy(switchedOff::verifier).hasMessageContaining("scalekit.enabled or scalekit.verifier.enabled");
    }

    @Test
    void observersAreToldUntilTheEnd(SimulatedScalekit scalekit) {
        ScalekitApplication application = read(values(scalekit));
        ObserverMethod<?> observer =
                Fake.of(ObserverMethod.class).on("isAsync", false).make();
        application.start(
                token -> {},
                manager().on("resolveObserverMethods", Set.of(observer)).make());
        application.events().tell(EventKind.TOKEN_REVOKED.sample());
        assertThat(told).hasSize(1);

        application.close();

        application.events().tell(EventKind.TOKEN_REVOKED.sample());
        assertThat(told).hasSize(1);
    }

    @Test
    void telemetryReadsWhatTheApplicationHas(SimulatedScalekit scalekit) {
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build()) {
            Map<String, String> values = values(scalekit);
            values.remove("scalekit.telemetry.enabled");
            ScalekitApplication application = read(values);
            application.start(token -> {}, manager(OpenTelemetry.class, sdk).make());
            application.verifier().verify(scalekit.mint().organizationClient().token());
            application.verifier().revocations().revokeSession("ses_1");
            application.clients().client("").accessToken();

            Map<String, Double> read = read(metrics);
            assertThat(read)
                    .containsEntry("scalekit.keys.usable", 1.0)
                    .containsEntry("scalekit.revocations.known", 1.0);
            assertThat(read.get("scalekit.client.token.remaining")).isPositive();
            application.close();

            assertThat(read(metrics)).doesNotContainKeys("scalekit.keys.usable", "scalekit.revocations.known");
        }
    }

    @Test
    void withoutAnEnvironmentThereAreNoKeysToRead(SimulatedScalekit scalekit) {
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build()) {
            Map<String, String> values = values(scalekit);
            values.remove("scalekit.telemetry.enabled");
            values.remove("scalekit.allow-missing-audience");
            values.put("scalekit.verifier.enabled", "false");
            ScalekitApplication application = read(values);
            application.start(token -> {}, manager(OpenTelemetry.class, sdk).make());
            application.clients().client("").accessToken();

            assertThat(read(metrics))
                    .containsKey("scalekit.client.token.remaining")
                    .doesNotContainKey("scalekit.keys.usable");
            application.close();
        }
    }

    @Test
    void aProtectedResourceMayNotPassItsTokensOn(SimulatedScalekit scalekit) {
        assertThat(warningsOfATokenPassedOn(values(scalekit))).isEmpty();
        Map<String, String> values = values(scalekit);
        values.remove("scalekit.allow-missing-audience");
        values.put("scalekit.audiences", "https://api.example");
        values.put("scalekit.resource.url", "https://api.example");
        assertThat(warningsOfATokenPassedOn(values))
                .singleElement()
                .asString()
                .startsWith("CallerTokenFilter is in use");
        values.put("scalekit.resource.caller-token-passed-on", "true");
        assertThat(warningsOfATokenPassedOn(values)).isEmpty();
    }

    private static List<String> warningsOfATokenPassedOn(Map<String, String> values) {
        try (LoggedMessages log = new LoggedMessages("client");
                ScalekitApplication application = read(values)) {
            application.clients().passesCallersToken();
            return log.all();
        }
    }

    @Test
    void theCacheOfClientsIsOpenedAtTheStartAndItsThreadEndsWithTheApplication(SimulatedScalekit scalekit)
            throws InterruptedException {
        Map<String, String> values = values(scalekit);
        values.put("scalekit.client.shared-cache", "tokens");
        ScalekitApplication application = read(values);

        application.start(token -> {}, manager(CacheManager.class, caches()).make());

        Thread asking = cacheThreads.poll(10, TimeUnit.SECONDS);
        assertThat(asking).isNotNull();
        application.close();
        asking.join(10_000);
        assertThat(asking.isAlive()).isFalse();
    }

    @Test
    void healthIsThatOfTheApplication(SimulatedScalekit scalekit) {
        Map<String, String> values = values(scalekit);
        values.put("scalekit.revocations.cache", "revocations");
        ScalekitApplication application = read(values);
        AddedBeans added = new AddedBeans();
        HealthBeans.add(added.event(), application);
        HealthBeans.addRevocations(added.event(), application);
        HealthCheck keys = (HealthCheck) added.beans().get(0).produce();
        HealthCheck revocations = (HealthCheck) added.beans().get(1).produce();
        assertThat(application.revocationStatus()).isNull();
        assertThat(revocations.call().getName()).isEqualTo("scalekit-revocations");

        application.start(token -> {}, manager(CacheManager.class, caches()).make());

        RevocationStatus status = application.revocationStatus();
        assertThat(status).isNotNull();
        assertThat(status.state()).isEqualTo(RevocationStatus.State.UNKNOWN);
        HealthCheckResponse ofKeys = keys.call();
        assertThat(ofKeys.getName()).isEqualTo("scalekit-keys");
        assertThat(ofKeys.getData()).hasValueSatisfying(data -> assertThat(data).containsKey("state"));
        assertThat(revocations.call().getData())
                .hasValueSatisfying(data -> assertThat(data).containsEntry("state", "UNKNOWN"));
        application.close();
    }

    @Test
    void logoutTokensAreTakenAfterTheStart(SimulatedScalekit scalekit) throws IOException {
        Map<String, String> values = values(scalekit);
        values.put("scalekit.back-channel-logout.path", "/logout");
        values.put("scalekit.back-channel-logout.audiences", "skc_1");
        ScalekitApplication application = read(values);
        String token =
                scalekit.mint().logout().audience("skc_1").claim("sid", "ses_1").token();
        try (LoggedMessages log = new LoggedMessages("security")) {
            assertThat(logOut(application, token)).isEqualTo(503);
        }

        application.start(any -> {}, manager().make());

        assertThat(logOut(application, token)).isEqualTo(200);
        application.close();
    }

    private static ScalekitApplication read(Map<String, String> values) {
        ConfigurationSource source = new ConfigurationSource() {
            @Override
            public String value(String key) {
                return values.get(key);
            }

            @Override
            public Iterable<String> names() {
                return values.keySet();
            }
        };
        return new ScalekitApplication(ConfigurationReader.read(source));
    }

    private static Map<String, String> values(SimulatedScalekit scalekit) {
        scalekit.registerClient("m2morg_1", "secret");
        return new HashMap<>(Map.of(
                "scalekit.environment-url", scalekit.environmentUrl().toString(),
                "scalekit.allow-missing-audience", "true",
                "scalekit.telemetry.enabled", "false",
                "scalekit.client-id", "m2morg_1",
                "scalekit.client-secret", "secret"));
    }

    private ScalekitApplication started(SimulatedScalekit scalekit) {
        ScalekitApplication application = read(values(scalekit));
        application.start(token -> {}, manager().make());
        return application;
    }

    private Fake<BeanManager> manager() {
        return Fake.of(BeanManager.class)
                .on("resolveObserverMethods", Set.of())
                .on(
                        "getEvent",
                        Fake.of(Event.class)
                                .on("fire", given -> {
                                    told.add(given[0]);
                                    return null;
                                })
                                .make());
    }

    /** With one bean. */
    private <T> Fake<BeanManager> manager(Class<T> type, T bean) {
        return manager()
                .on(
                        "getBeans",
                        given -> given[0] == type ? Set.of(Fake.of(Bean.class).make()) : Set.of())
                .on(
                        "createInstance",
                        Fake.of(Instance.class)
                                .on("select", given -> Fake.of(Instance.class)
                                        .on("isResolvable", given[0] == type)
                                        .on("get", bean)
                                        .make())
                                .make());
    }

    /** Of a cluster that cannot be reached. */
    private CacheManager caches() {
        return Fake.of(CacheManager.class)
                .on("getCache", given -> {
                    cacheThreads.add(Thread.currentThread());
                    throw new CacheException("nobody is there");
                })
                .make();
    }

    private static Map<String, Double> read(InMemoryMetricReader metrics) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().matches(".*(usable|known|token\\.remaining)"))
                .collect(Collectors.toMap(MetricData::getName, ScalekitApplicationTest::value));
    }

    private static double value(MetricData metric) {
        return switch (metric.getType()) {
            case LONG_GAUGE ->
                metric.getLongGaugeData().getPoints().iterator().next().getValue();
            case LONG_SUM ->
                metric.getLongSumData().getPoints().iterator().next().getValue();
            case DOUBLE_GAUGE ->
                metric.getDoubleGaugeData().getPoints().iterator().next().getValue();
            default -> throw new AssertionError(metric);
        };
    }

    /** The status that the issuer gets. */
    private static int logOut(ScalekitApplication application, String token) throws IOException {
        List<Integer> sent = new ArrayList<>();
        byte[] form = ("logout_token=" + token).getBytes(UTF_8);
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getMethod", "POST")
                .on("getContentType", "application/x-www-form-urlencoded")
                .on("getContentLengthLong", -1L)
                .on("getQueryString", given -> null)
                .on("getRequestURI", "/logout")
                .on("getContextPath", "")
                .on("getInputStream", ServletStreams.input(form))
                .on("getHeaders", given -> Collections.emptyEnumeration())
                .make();
        HttpServletResponse response = Fake.of(HttpServletResponse.class)
                .on("setStatus", given -> {
                    sent.add((Integer) given[0]);
                    return null;
                })
                .on("setHeader", given -> null)
                .on("setContentType", given -> null)
                .on("setContentLength", given -> null)
                .on("getOutputStream", ServletStreams.output(new ByteArrayOutputStream()))
                .on("flushBuffer", given -> null)
                .make();
        application.logoutEndpoint().answer(request, response);
        return sent.get(0);
    }
}
