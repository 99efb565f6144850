package io.github.scalekit4ee.internal.logout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.token.NumericDate;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import io.github.scalekit4ee.internal.token.VerifiedClaims;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Revokes what a logout token names: the session {@code sid}, or without it all that the user {@code sub} was issued before (OpenID
 * Connect Back-Channel Logout 1.0 section 2.7). By {@code iat} and not by the time of arrival: a user who has signed in again meanwhile
 * stays so, and the same token once more would change nothing.
 */
public final class BackChannelLogout {

    /** The furthest ahead of this machine's clock that a subject may be revoked. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final TokenVerifier<VerifiedClaims> verifier;
    private final Revocations revocations;
    private final Clock clock;

    /** @param verifier of logout tokens */
    public BackChannelLogout(TokenVerifier<VerifiedClaims> verifier, Revocations revocations, Clock clock) {
        this.verifier = verifier;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * Logs out whom a logout token names.
     *
     * @throws InvalidTokenException when the token fails a check, or was used before
     * @throws io.github.scalekit4ee.KeySourceUnavailableException when nothing can be said of the token
     * @throws IllegalStateException when nothing has been revoked, for want of room or after the end of the application
     */
    public void accept(String logoutToken) {
        Map<String, @Nullable Object> claims = verifier.verify(logoutToken).members();
        String id = id(claims);
        if (revocations.isUsed(id)) {
            throw used();
        }
        Instant issued = date(claims, "iat");
        if (claims.get("sid") instanceof String session) {
            revocations.revokeSession(session);
        } else {
            revocations.revokeSubject(subject(claims), before(issued));
        }
        // Only now: one that has revoked nothing may come again. Of two at the same time both have revoked the same.
        if (!revocations.use(id, end(issued, date(claims, "exp")))) {
            throw used();
        }
    }

    /** Present where {@code sid} is not, since the token has passed. */
    private static String subject(Map<String, @Nullable Object> claims) {
        return String.valueOf(claims.get("sub"));
    }

    private static InvalidTokenException used() {
        return new InvalidTokenException(Reason.CLAIM, "the logout token has been used before");
    }

    /** A token of the same second may have been issued before the logout: {@code iat} has whole seconds as a rule. */
    private Instant before(Instant issued) {
        Instant next = Instant.ofEpochSecond(issued.getEpochSecond() + 1);
        Instant latest = clock.instant().plus(AHEAD);
        return next.isBefore(latest) ? next : latest;
    }

    private static Instant end(Instant issued, Instant expires) {
        Instant oldest = issued.plus(TokenVerifier.LOGOUT_TOKEN_MAX_AGE);
        return expires.isBefore(oldest) ? expires : oldest;
    }

    /** Present, since the token has passed. */
    private static Instant date(Map<String, @Nullable Object> claims, String name) {
        return Instant.ofEpochMilli(NumericDate.millis(claims.get(name)).orElseThrow());
    }

    /** Of this issuer and no other, and nothing of a claim, as it lies in a cache that nodes share. */
    private static String id(Map<String, @Nullable Object> claims) {
        String text = claims.get("iss") + "\n" + claims.get("jti");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
