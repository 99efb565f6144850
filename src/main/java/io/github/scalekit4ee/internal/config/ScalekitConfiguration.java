package io.github.scalekit4ee.internal.config;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that configuration says, read once per application.
 *
 * @param enabled {@code scalekit.enabled}; when false nothing else was looked at
 * @param verifier how an access token is verified; null when the jar or {@code scalekit.verifier.enabled} is false
 * @param caller how a verified token becomes a caller with groups
 * @param revocations how revocations of tokens are kept
 * @param logout how logout tokens are taken; null when they are not
 * @param resource the application as a protected resource; null when it says nothing of itself
 * @param clients the OAuth 2 clients for outgoing calls, by name; the unnamed one is {@code ""}
 * @param allowedHosts {@code scalekit.client.allowed-hosts}, which also says who may be sent a caller's own token; that
 *     needs no client
 * @param telemetry whether the server's telemetry is told
 */
public record ScalekitConfiguration(
        boolean enabled,
        @Nullable VerifierConfiguration verifier,
        CallerConfiguration caller,
        RevocationConfiguration revocations,
        @Nullable BackChannelLogoutConfiguration logout,
        @Nullable ResourceConfiguration resource,
        Map<String, ClientConfiguration> clients,
        Set<String> allowedHosts,
        TelemetryUse telemetry) {

    public ScalekitConfiguration {
        clients = Map.copyOf(clients);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The names of the caches through which nodes share tokens of clients. */
    public Set<String> tokenCaches() {
        return clients.values().stream()
                .map(ClientConfiguration::sharedCache)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
