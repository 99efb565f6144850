package io.github.scalekit4ee.internal.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that configuration says, read once per application.
 *
 * @param enabled {@code scalekit.enabled}; when false nothing else was looked at
 * @param verifier how an access token is verified; null when the jar or {@code scalekit.verifier.enabled} is false
 * @param caller how a verified token becomes a caller with groups
 * @param clients the OAuth 2 clients for outgoing calls, by name; the unnamed one is {@code ""}
 */
public record ScalekitConfiguration(
        boolean enabled,
        @Nullable VerifierConfiguration verifier,
        CallerConfiguration caller,
        Map<String, ClientConfiguration> clients) {

    public ScalekitConfiguration {
        clients = Map.copyOf(clients);
    }
}
