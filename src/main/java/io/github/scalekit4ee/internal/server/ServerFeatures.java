package io.github.scalekit4ee.internal.server;

import java.util.Optional;

/** Looks whether the server offers what enforces a caller's rights; without it every resource would be open. */
public final class ServerFeatures {

    private static final String JAKARTA_SECURITY =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    private static final String MICROPROFILE_JWT = "org.eclipse.microprofile.jwt.JsonWebToken";

    /** What is missing and how to get it; empty when all is there. */
    public Optional<String> missing() {
        if (!isVisible(JAKARTA_SECURITY)) {
            return Optional.of(
                    "Jakarta Security is not active on this server, so nobody would check a caller's rights. "
                            + "Open Liberty: add the feature appSecurity-5.0 (or newer) to server.xml. Others: deploy to a server "
                            + "with the Jakarta EE Web Profile, or set scalekit.enabled=false.");
        }
        if (!isVisible(MICROPROFILE_JWT)) {
            return Optional.of(
                    "The MicroProfile JWT API (org.eclipse.microprofile.jwt) is not visible to this application. "
                            + "Leave it in the scalekit4ee jar, or add microprofile-jwt-auth-api 2.1 to WEB-INF/lib.");
        }
        return Optional.empty();
    }

    /** MicroProfile Health, which only some servers have. */
    public static boolean hasHealth() {
        return isVisible("org.eclipse.microprofile.health.HealthCheck");
    }

    /** OpenTelemetry, switched on or not. */
    public static boolean hasOpenTelemetry() {
        return isVisible("io.opentelemetry.api.OpenTelemetry");
    }

    /** MicroProfile Metrics, which only some servers have. */
    public static boolean hasMetrics() {
        return isVisible("org.eclipse.microprofile.metrics.MetricRegistry");
    }

    private static boolean isVisible(String className) {
        try {
            Class.forName(className, false, ServerFeatures.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
