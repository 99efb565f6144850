package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.Profile;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which keys are strong enough, and which algorithms each may verify (RFC 8725 sections 3.1, 3.2 and 3.5). */
final class KeyRules {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final int RECOMMENDED_RSA_BITS = 2048;
    private static final int LARGEST_RSA_BITS = 8192;
    private static final int LARGEST_EXPONENT_BITS = 64;
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private final Set<String> algorithms;
    private final int smallestRsaBits;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param algorithms the accepted {@code alg} values */
    KeyRules(Profile profile, Set<String> algorithms) {
        this.algorithms = algorithms;
        // The MicroProfile JWT TCK verifies with a 1024-bit key; RFC 7518 section 3.3 asks for 2048.
        this.smallestRsaBits = profile == Profile.MICROPROFILE ? 1024 : RECOMMENDED_RSA_BITS;
    }

    /**
     * The algorithms that a key verifies.
     *
     * @param stated the JWK's {@code alg}; null when it states none
     * @return at least one
     * @throws UnusableKeyException when the key is too weak, or for none of the accepted algorithms
     */
    List<String> algorithmsOf(PublicKey key, @Nullable String stated) throws UnusableKeyException {
        List<String> fitting = algorithms.stream()
                .filter(algorithm -> isOfKind(key, algorithm))
                .filter(algorithm -> stated == null || stated.equals(algorithm))
                .sorted()
                .toList();
        if (fitting.isEmpty()) {
            throw new UnusableKeyException("it is for none of the accepted algorithms "
                    + String.join(", ", algorithms.stream().sorted().toList()));
        }
        if (key instanceof RSAPublicKey rsaKey) {
            checkRsa(rsaKey);
        }
        return key instanceof ECPublicKey ecKey ? onTheirCurves(ecKey, fitting) : fitting;
    }

    private static boolean isOfKind(PublicKey key, String algorithm) {
        return switch (algorithm.substring(0, 2)) {
            case "ES" -> key instanceof ECPublicKey;
            case "Ed" -> key instanceof EdECPublicKey;
            default -> key instanceof RSAPublicKey;
        };
    }

    private static List<String> onTheirCurves(ECPublicKey key, List<String> algorithms) throws UnusableKeyException {
        List<NistCurve> curves = algorithms.stream().map(NistCurve::valueOf).toList();
        List<String> fitting = curves.stream()
                .filter(curve -> curve.holds(key))
                .map(NistCurve::name)
                .toList();
        if (fitting.isEmpty()) {
            throw new UnusableKeyException("it is no point on the curve "
                    + curves.stream().map(NistCurve::curveName).collect(Collectors.joining(" or "))
                    + " (RFC 7518 section 3.4)");
        }
        return fitting;
    }

    private void checkRsa(RSAPublicKey key) throws UnusableKeyException {
        int bits = key.getModulus().bitLength();
        if (bits < smallestRsaBits || bits > LARGEST_RSA_BITS) {
            throw new UnusableKeyException(
                    "it has " + bits + " bits instead of " + smallestRsaBits + " to " + LARGEST_RSA_BITS);
        }
        BigInteger exponent = key.getPublicExponent();
        if (exponent.compareTo(SMALLEST_EXPONENT) < 0
                || exponent.bitLength() > LARGEST_EXPONENT_BITS
                || !exponent.testBit(0)
                || !key.getModulus().testBit(0)) {
            throw new UnusableKeyException("its modulus or its exponent is no valid one (RFC 8017 section 3.1)");
        }
        if (bits < RECOMMENDED_RSA_BITS && warned.compareAndSet(false, true)) {
            LOG.warning(() -> "An RSA key of " + bits
                    + " bits verifies tokens, which can be broken. Ask the issuer for one of 2048 bits or more.");
        }
    }
}
