package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.Profile;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which keys are strong enough, and the one algorithm each may verify (RFC 8725 sections 3.1, 3.2 and 3.5). */
final class KeyRules {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final int SMALLEST_RSA_BITS = 2048;
    private static final int LARGEST_RSA_BITS = 8192;
    private static final int P256_BITS = 256;

    private final Profile profile;
    private final Set<String> algorithms;

    KeyRules(Profile profile, Set<String> algorithms) {
        this.profile = profile;
        this.algorithms = algorithms;
    }

    /**
     * The algorithm that a key verifies.
     *
     * @param stated the JWK's {@code alg}; null when it states none
     * @throws UnusableKeyException when the key is too weak, or for none of the accepted algorithms
     */
    String algorithmOf(PublicKey key, @Nullable String stated) throws UnusableKeyException {
        checkStrength(key);
        for (String algorithm : algorithms) {
            if (fits(key, algorithm) && (stated == null || stated.equals(algorithm))) {
                return algorithm;
            }
        }
        throw new UnusableKeyException("it is for none of the accepted algorithms " + algorithms);
    }

    private static boolean fits(PublicKey key, String algorithm) {
        return key instanceof RSAPublicKey
                ? algorithm.startsWith("RS") || algorithm.startsWith("PS")
                : algorithm.equals("ES256");
    }

    private void checkStrength(PublicKey key) throws UnusableKeyException {
        if (key instanceof RSAPublicKey rsa) {
            checkRsa(rsa);
        } else if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() != P256_BITS) {
            throw new UnusableKeyException("its curve is not P-256 (RFC 7518 section 3.4)");
        }
    }

    private void checkRsa(RSAPublicKey key) throws UnusableKeyException {
        int bits = key.getModulus().bitLength();
        if (bits > LARGEST_RSA_BITS) {
            throw new UnusableKeyException("it has more than " + LARGEST_RSA_BITS + " bits");
        }
        if (bits < SMALLEST_RSA_BITS) {
            if (profile == Profile.SCALEKIT) {
                throw new UnusableKeyException("it has fewer than 2048 bits (RFC 7518 section 3.3)");
            }
            LOG.warning(
                    "An RSA key of " + bits + " bits verifies tokens. Ask the issuer for one of 2048 bits or more.");
        }
        BigInteger exponent = key.getPublicExponent();
        if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || !exponent.testBit(0)) {
            throw new UnusableKeyException("its exponent is not an odd number of three or more");
        }
    }
}
