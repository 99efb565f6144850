package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus.State;
import io.github.scalekit4ee.internal.revocation.RevocationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.util.SortedMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Tells MicroProfile Health, where the server has it, whether tokens can be verified: not ready only when every request with a
 * token would get 503. The answer is often public, so it holds nothing about the issuer: why an attempt failed stands in the log and in
 * the event. Whether the application is alive never depends on the issuer, so there is no such check.
 */
final class HealthBeans {

    private static final String NAME = "scalekit-keys";
    private static final String REVOCATIONS = "scalekit-revocations";

    private HealthBeans() {}

    static void add(AfterBeanDiscovery event, ScalekitApplication application) {
        add(event, application, NAME, () -> response(keys(application)));
    }

    /** Where nodes share revocations. */
    static void addRevocations(AfterBeanDiscovery event, ScalekitApplication application) {
        add(event, application, REVOCATIONS, () -> response(application.revocationStatus()));
    }

    private static void add(AfterBeanDiscovery event, ScalekitApplication application, String name, HealthCheck check) {
        event.<HealthCheck>addBean()
                .id(application.beanId(HealthCheck.class.getName() + ":" + name))
                .types(HealthCheck.class, Object.class)
                .qualifiers(Readiness.Literal.INSTANCE)
                // Of a normal scope, since TomEE 9 stumbles over a dependent one when the application ends, by a
                // NullPointerException in its MPHealthCDIExtension.
                .scope(ApplicationScoped.class)
                .produceWith(instance -> check);
    }

    static HealthCheckResponse response(@Nullable RevocationStatus status) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(REVOCATIONS);
        if (status == null) {
            return response.down().build();
        }
        return response.status(!status.refuses())
                .withData("state", status.state().name())
                .withData("revocations", status.revocations())
                .withData("ageSeconds", status.age().toSeconds())
                .build();
    }

    private static SortedMap<String, KeySourceStatus> keys(ScalekitApplication application) {
        return VerifierAccess.ACCESS.get().keySourceStatus(application.verifier());
    }

    /** Of a named environment with its name before each word. Its outage is nothing to the tokens of the others. */
    static HealthCheckResponse response(SortedMap<String, KeySourceStatus> environments) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME)
                .status(environments.values().stream().anyMatch(status -> status.state() != State.UNAVAILABLE));
        environments.forEach((name, status) -> add(response, name.isEmpty() ? "" : name + ".", status));
        return response.build();
    }

    private static void add(HealthCheckResponseBuilder response, String prefix, KeySourceStatus status) {
        response.withData(prefix + "state", status.state().name()).withData(prefix + "keys", status.keys());
        if (status.age() != null) {
            response.withData(prefix + "ageSeconds", status.age().toSeconds());
        }
        if (status.failure() != null) {
            response.withData(prefix + "failedAttempts", status.failure().attempts())
                    .withData(
                            prefix + "failingForSeconds",
                            status.failure().lasting().toSeconds());
        }
    }
}
