package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One OAuth 2 client for outgoing calls (RFC 6749 section 4.4).
 *
 * @param name how the application calls it; {@code ""} for the unnamed one
 * @param tokenEndpoint where tokens are requested
 * @param credentials read anew at each token request, so that a rotated secret is picked up; throws
 *     {@link ConfigurationException} when a part is gone
 * @param authentication how the credentials are sent
 * @param scopes requested scopes; empty: those the client is registered with
 * @param audience {@code audience} parameter of the token request; null: none
 * @param resource {@code resource} parameter (RFC 8707); null: none
 * @param allowedHosts hosts, optionally with a port, that may be sent the token
 * @param timeout deadline over one whole token request
 * @param http how the token endpoint is reached
 * @param sharedCache name of the JCache cache through which nodes share tokens; null: each node for itself
 */
public record ClientConfiguration(
        String name,
        URI tokenEndpoint,
        Supplier<Credentials> credentials,
        Authentication authentication,
        Set<String> scopes,
        @Nullable String audience,
        @Nullable String resource,
        Set<String> allowedHosts,
        Duration timeout,
        HttpSettings http,
        @Nullable String sharedCache) {

    public ClientConfiguration {
        scopes = Set.copyOf(scopes);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** How a client proves who it is (RFC 6749 section 2.3.1, names of RFC 8414). */
    public enum Authentication {
        CLIENT_SECRET_POST,
        CLIENT_SECRET_BASIC
    }

    /** A client identifier and its secret; {@code toString} shows neither. */
    public record Credentials(String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
