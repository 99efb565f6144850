package io.github.scalekit4ee.internal.jwks;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * A private key and what its JWK says of it.
 *
 * @param kid null for a key without one, which then fits every {@code kid}
 * @param algorithm the one {@code alg} it decrypts; null: any
 */
record DecryptionKey(@Nullable String kid, @Nullable String algorithm, PrivateKey privateKey) {

    boolean fits(@Nullable String tokenKid, String tokenAlgorithm) {
        return (kid == null || tokenKid == null || kid.equals(tokenKid))
                && (algorithm == null || algorithm.equals(tokenAlgorithm));
    }

    @Override
    public String toString() {
        return "DecryptionKey[…]";
    }
}
