package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;

/** Verifies signatures by the JCA (RFC 7515 section 5.2). Safe for use by many threads. */
final class SignatureCheck {

    private static final int ED25519_SIGNATURE = 64;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final SignaturePool signatures = new SignaturePool();

    /**
     * @throws InvalidTokenException when the signature is not the key's over the token's first two parts
     * @throws KeySourceUnavailableException when no security provider can use the key, so that nothing can be said
     */
    void verify(CompactToken token, byte[] signature, JoseHeader header, VerificationKey key) {
        // A key verifies its own algorithm only (RFC 8725 section 3.1), whoever found it.
        SignatureAlgorithm algorithm = SignatureAlgorithm.named(key.algorithm())
                .filter(named -> named.name().equals(header.algorithm()))
                .orElseThrow(() -> new InvalidTokenException(Reason.ALGORITHM, "alg is not that of the key"));
        if (!isPossible(algorithm, key.publicKey(), signature) || !isValid(algorithm, key, token, signature)) {
            throw new InvalidTokenException(Reason.SIGNATURE, "the signature does not verify");
        }
    }

    private boolean isValid(SignatureAlgorithm algorithm, VerificationKey key, CompactToken token, byte[] signature) {
        try {
            return signatures.verify(algorithm, key, token.ascii(), token.signedLength(), signature);
        } catch (SignatureException e) {
            // The JCA's way to say that the bytes are no signature at all.
            return false;
        } catch (GeneralSecurityException e) {
            throw new KeySourceUnavailableException(
                    "No installed security provider verifies " + algorithm + " with the issuer's key ("
                            + key.publicKey().getAlgorithm() + "). Install a provider that does, or have the issuer"
                            + " publish a key of another kind.",
                    RETRY_AFTER,
                    e);
        }
    }

    /** What must hold of a signature before any arithmetic; providers have been known to forget it. */
    private static boolean isPossible(SignatureAlgorithm algorithm, PublicKey key, byte[] signature) {
        if (algorithm == SignatureAlgorithm.EdDSA) {
            // RFC 8032 section 5.1.7; the provider compares the second half with the order.
            return key instanceof EdECPublicKey && signature.length == ED25519_SIGNATURE;
        }
        int coordinate = algorithm.coordinateLength();
        if (coordinate == 0) {
            // RFC 8017 section 8.2.2 step 1.
            return key instanceof RSAPublicKey rsa
                    && signature.length == (rsa.getModulus().bitLength() + 7) / 8;
        }
        // Two numbers of fixed length (RFC 7518 section 3.4), each from 1 to n - 1: zero verified everything in
        // CVE-2022-21449.
        if (!(key instanceof ECPublicKey ec) || signature.length != 2 * coordinate) {
            return false;
        }
        BigInteger order = ec.getParams().getOrder();
        return isInRange(Arrays.copyOfRange(signature, 0, coordinate), order)
                && isInRange(Arrays.copyOfRange(signature, coordinate, 2 * coordinate), order);
    }

    private static boolean isInRange(byte[] magnitude, BigInteger order) {
        BigInteger number = new BigInteger(1, magnitude);
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
