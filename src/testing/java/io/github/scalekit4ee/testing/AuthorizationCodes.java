package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes, each for one use within a minute (RFC 6749 section 4.1.2). Thread-safe. */
final class AuthorizationCodes {
    /**
     * What a code stands for.
     *
     * @param redirectUri as the client sent it, or {@code null}
     * @param challenge of the authorization request, or {@code null}
     */
    record Issued(
            Authorization authorization, @Nullable String redirectUri, @Nullable String challenge, Instant expiresAt) {}

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, String> used = new HashMap<>();
    private final Clock clock;

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Authorization authorization, ReturnAddress address, @Nullable String challenge) {
        String code = Secrets.next();
        issued.put(
                code,
                new Issued(
                        authorization,
                        address.asSent(),
                        challenge,
                        clock.instant().plus(LIFETIME)));
        return code;
    }

    /** {@return the id of the consent whose code this was, or {@code null} if it was not used yet} */
    synchronized @Nullable String usedFor(String code) {
        return used.get(code);
    }

    /** Ends the code, whether the request that brings it succeeds or not. */
    synchronized Issued take(String code) throws OAuthError {
        Issued taken = issued.remove(code);
        if (taken == null) {
            throw OAuthError.invalidGrant("The code is unknown or was used before.");
        }
        used.put(code, taken.authorization().id());
        if (!clock.instant().isBefore(taken.expiresAt())) {
            throw OAuthError.invalidGrant("The code has expired.");
        }
        return taken;
    }
}
