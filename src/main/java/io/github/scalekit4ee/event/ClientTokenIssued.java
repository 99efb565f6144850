package io.github.scalekit4ee.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A client got an access token for outgoing calls.
 *
 * @param time not null
 * @param client how the application names the client; {@code ""} for the unnamed one; not null
 * @param scopes what the token grants; not null, immutable
 * @param expiresAt when the token ends; not null
 * @param took all attempts together; not null
 */
public record ClientTokenIssued(Instant time, String client, Set<String> scopes, Instant expiresAt, Duration took)
        implements ScalekitEvent {

    /**
     * Copies the scopes.
     *
     * @param time not null
     * @param client not null
     * @param scopes not null
     * @param expiresAt not null
     * @param took not null
     */
    public ClientTokenIssued {
        scopes = Set.copyOf(scopes);
    }
}
