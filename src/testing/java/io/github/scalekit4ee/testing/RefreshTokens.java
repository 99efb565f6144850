package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Refresh tokens, each for one use: a refresh gives the next. A second use means that two have the token, and ends all that
 * came of the consent (RFC 9700 section 4.14.2). Thread-safe.
 */
final class RefreshTokens {
    private record Issued(Authorization authorization, Instant expiresAt) {}

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, String> used = new HashMap<>();
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Authorization authorization) {
        String token = Secrets.next();
        issued.put(token, new Issued(authorization, clock.instant().plus(LIFETIME)));
        return token;
    }

    synchronized Authorization take(String token, OAuthClient client) throws OAuthError {
        Issued found = issued.get(token);
        if (found == null) {
            String authorization = used.get(token);
            if (authorization != null) {
                revoke(authorization);
            }
            throw OAuthError.invalidGrant("The refresh token is unknown, revoked or was used before.");
        }
        if (!found.authorization().client().id().equals(client.id())) {
            throw OAuthError.invalidGrant("The refresh token belongs to another client.");
        }
        issued.remove(token);
        used.put(token, found.authorization().id());
        if (!clock.instant().isBefore(found.expiresAt())) {
            throw OAuthError.invalidGrant("The refresh token has expired.");
        }
        return found.authorization();
    }

    synchronized void revoke(String authorizationId) {
        issued.values().removeIf(one -> one.authorization().id().equals(authorizationId));
    }
}
