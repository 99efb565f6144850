package io.github.scalekit4ee.internal.jwks;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.jose4j.keys.EllipticCurves;

/** The curve of each ECDSA algorithm (RFC 7518 section 3.4), by its {@code alg} value. */
enum NistCurve {
    ES256("P-256", EllipticCurves.P256),
    ES384("P-384", EllipticCurves.P384),
    ES512("P-521", EllipticCurves.P521);

    private final String curveName;

    @SuppressWarnings("ImmutableEnumChecker") // immutable, without saying so in a way that the checker knows
    private final ECParameterSpec parameters;

    NistCurve(String curveName, ECParameterSpec parameters) {
        this.curveName = curveName;
        this.parameters = parameters;
    }

    String curveName() {
        return curveName;
    }

    /** The JDK does not check this when it makes a key of two coordinates. */
    boolean holds(ECPublicKey key) {
        EllipticCurve curve = key.getParams().getCurve();
        if (!curve.equals(parameters.getCurve()) || !(curve.getField() instanceof ECFieldFp field)) {
            return false;
        }
        ECPoint point = key.getW();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(field.getP()) < 0
                && y.compareTo(field.getP()) < 0
                && y.multiply(y).subtract(right).mod(field.getP()).signum() == 0;
    }
}
