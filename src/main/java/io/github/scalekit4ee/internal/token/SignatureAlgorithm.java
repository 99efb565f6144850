package io.github.scalekit4ee.internal.token;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The asymmetric signature algorithms of RFC 7518 section 3.1 and of RFC 8037 section 3.1, by their {@code alg} values. */
enum SignatureAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256(pss("SHA-256", MGF1ParameterSpec.SHA256, 32)),
    PS384(pss("SHA-384", MGF1ParameterSpec.SHA384, 48)),
    PS512(pss("SHA-512", MGF1ParameterSpec.SHA512, 64)),
    ES256("SHA256withECDSAinP1363Format", 32),
    ES384("SHA384withECDSAinP1363Format", 48),
    ES512("SHA512withECDSAinP1363Format", 66),
    EdDSA("Ed25519");

    private static final Map<String, SignatureAlgorithm> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(SignatureAlgorithm::name, Function.identity()));

    private final String jcaName;

    @SuppressWarnings("ImmutableEnumChecker") // immutable, without saying so in a way that the checker knows
    private final @Nullable PSSParameterSpec parameters;

    private final int coordinateLength;

    SignatureAlgorithm(String jcaName) {
        this(jcaName, null, 0);
    }

    SignatureAlgorithm(PSSParameterSpec parameters) {
        this("RSASSA-PSS", parameters, 0);
    }

    SignatureAlgorithm(String jcaName, int coordinateLength) {
        this(jcaName, null, coordinateLength);
    }

    SignatureAlgorithm(String jcaName, @Nullable PSSParameterSpec parameters, int coordinateLength) {
        this.jcaName = jcaName;
        this.parameters = parameters;
        this.coordinateLength = coordinateLength;
    }

    /** The algorithm of an {@code alg} value; names are case-sensitive (RFC 7515 section 4.1.1). */
    static Optional<SignatureAlgorithm> named(String alg) {
        return Optional.ofNullable(BY_NAME.get(alg));
    }

    /**
     * A new object, ready to verify, from the most preferred provider that has the algorithm and takes the key. No provider is
     * named, so that an installed native one is used.
     */
    Signature newSignature(PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initVerify(key);
        return signature;
    }

    boolean isAvailable() {
        try {
            Signature.getInstance(jcaName);
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    /** Bytes of r and of s in an ECDSA signature (RFC 7518 section 3.4); zero for RSA. */
    int coordinateLength() {
        return coordinateLength;
    }

    private static PSSParameterSpec pss(String digest, MGF1ParameterSpec mgf, int saltLength) {
        return new PSSParameterSpec(digest, "MGF1", mgf, saltLength, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
