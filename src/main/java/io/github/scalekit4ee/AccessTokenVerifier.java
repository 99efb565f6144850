package io.github.scalekit4ee;

import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.token.DecryptionKeys;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens. Make one per application and environment, keep it, and close it at the end: it holds the issuer's
 * keys, the verified tokens and one daemon thread. Safe for use by many threads.
 */
public final class AccessTokenVerifier implements AutoCloseable {

    private final KeySource keys;
    private final TokenVerifier<VerifiedAccessToken> verifier;

    private AccessTokenVerifier(
            VerifierConfiguration configuration, KeySource keys, @Nullable DecryptionKeys decryptionKeys, Clock clock) {
        this.keys = keys;
        this.verifier = new TokenVerifier<>(configuration, keys, decryptionKeys, clock, VerifiedAccessToken::new);
    }

    /**
     * For the rooms inside this library.
     *
     * @param configuration checked already
     * @param keys closed with the verifier
     * @param decryptionKeys for encrypted tokens; null where the configuration accepts none
     * @param clock wall time
     * @return a new verifier
     * @hidden
     */
    public static AccessTokenVerifier of(
            VerifierConfiguration configuration, KeySource keys, @Nullable DecryptionKeys decryptionKeys, Clock clock) {
        return new AccessTokenVerifier(configuration, keys, decryptionKeys, clock);
    }

    /**
     * Verifies a token: its form, its signature by a key of the issuer, and its claims.
     *
     * <p>Waits for the issuer only when no keys are held, or when the token names a key that is not known yet.
     *
     * @param jwt the token in its compact serialization (RFC 7515 section 7.1), without a scheme; not null
     * @return what the token says; never null
     * @throws InvalidTokenException when the token fails a check: the caller's fault
     * @throws KeySourceUnavailableException when the issuer's keys can't be had: not the caller's fault
     */
    public VerifiedAccessToken verify(String jwt) {
        return verifier.verify(Objects.requireNonNull(jwt, "jwt"));
    }

    /** Ends the thread and frees keys and tokens. Idempotent. */
    @Override
    public void close() {
        keys.close();
    }
}
