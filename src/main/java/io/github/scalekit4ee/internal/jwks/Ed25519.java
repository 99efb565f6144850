package io.github.scalekit4ee.internal.jwks;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Makes Ed25519 keys of what a JWK has (RFC 8037 section 2); by the JDK, which has had them since 15. */
final class Ed25519 {

    static final String CURVE = "Ed25519";

    private static final int LENGTH = 32;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** Of the curve (RFC 8032 section 5.1). */
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);

    private Ed25519() {}

    /** @param x base64url */
    static PublicKey key(String x) throws UnusableKeyException {
        byte[] encoded;
        try {
            encoded = Base64.getUrlDecoder().decode(x);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("its x is not base64url (RFC 8037 section 2)");
        }
        if (encoded.length != LENGTH) {
            throw new UnusableKeyException("its x has " + encoded.length + " bytes instead of " + LENGTH);
        }
        boolean odd = (encoded[LENGTH - 1] & 0x80) != 0;
        BigInteger y = littleEndian(encoded);
        if (y.compareTo(P) >= 0 || isOfSmallOrder(y)) {
            throw notAPoint();
        }
        try {
            PublicKey key = KeyFactory.getInstance(CURVE)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
            Signature.getInstance(CURVE).initVerify(key); // only now is the other coordinate looked for
            return key;
        } catch (GeneralSecurityException e) {
            throw notAPoint();
        }
    }

    private static BigInteger littleEndian(byte[] encoded) {
        byte[] magnitude = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            magnitude[i] = encoded[LENGTH - 1 - i];
        }
        magnitude[0] &= 0x7F;
        return new BigInteger(1, magnitude);
    }

    /** With the eight points whose order divides eight, anybody could sign. */
    private static boolean isOfSmallOrder(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        boolean ofAtMostFour = y.signum() == 0 || square.equals(BigInteger.ONE);
        // Twice a point of order eight has y = 0, so that y² = -x².
        BigInteger ofEight =
                D.multiply(square).multiply(square).add(square.shiftLeft(1)).subtract(BigInteger.ONE);
        return ofAtMostFour || ofEight.mod(P).signum() == 0;
    }

    private static UnusableKeyException notAPoint() {
        return new UnusableKeyException("it is no usable point on the curve Ed25519 (RFC 8032 section 5.1)");
    }
}
