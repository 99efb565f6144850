package io.github.scalekit4ee.internal.jwks;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A public key that may verify signatures of one algorithm. A key that two successive sets hold unchanged is the same
 * object in both, so identity tells whether a key is still published.
 *
 * @param kid the key's identifier (RFC 7517 section 4.5); null for a static key without one
 * @param algorithm the one {@code alg} this key verifies: its JWK's {@code alg}, or the one its type and the configuration
 *     leave
 * @param publicKey the key itself, already checked for type, size, {@code use} and {@code key_ops}
 */
public record VerificationKey(@Nullable String kid, String algorithm, PublicKey publicKey) {}
