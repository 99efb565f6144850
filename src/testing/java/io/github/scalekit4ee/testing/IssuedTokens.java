package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which consent a user's tokens came of, for as long as they live; the oldest is forgotten first. Thread-safe. */
final class IssuedTokens {
    private record Issued(Authorization authorization, Instant expiresAt) {}

    private static final int KEPT = 10_000;

    private final Map<String, Issued> accessTokens = new Recent();
    private final Map<String, Issued> idTokens = new Recent();
    private final Clock clock;

    IssuedTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized void accessToken(String token, Authorization authorization, Duration lifetime) {
        accessTokens.put(token, new Issued(authorization, clock.instant().plus(lifetime)));
    }

    synchronized void idToken(String token, Authorization authorization) {
        idTokens.put(token, new Issued(authorization, Instant.MAX));
    }

    /** {@return what it came of, or {@code null} where nobody has issued it, it has expired, or its user has logged out} */
    synchronized @Nullable Authorization ofAccessToken(String token) {
        Issued found = accessTokens.get(token);
        return found == null || !clock.instant().isBefore(found.expiresAt()) ? null : found.authorization();
    }

    /** {@return what it came of, or {@code null} where nobody has issued it}; an expired one is still a hint at who logs out */
    synchronized @Nullable Authorization ofIdToken(String token) {
        Issued found = idTokens.get(token);
        return found == null ? null : found.authorization();
    }

    /** The user has logged out. */
    synchronized void end(String authorizationId) {
        accessTokens.values().removeIf(one -> one.authorization().id().equals(authorizationId));
    }

    private static final class Recent extends LinkedHashMap<String, Issued> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
            return size() > KEPT;
        }
    }
}
