package io.github.scalekit4ee.testing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import javax.crypto.Mac;

/** The signature algorithms (RFC 7518 section 3.1) that a test may want a token signed with. */
public enum JwsAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256: what Scalekit signs with. */
    RS256("SHA256withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("SHA384withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("SHA512withRSA"),
    /** RSASSA-PSS with SHA-256 and a salt of 32 bytes. */
    PS256("RSASSA-PSS"),
    /** ECDSA on P-256 with SHA-256; the signature is {@code r || s} (RFC 7518 section 3.4). */
    ES256("SHA256withECDSAinP1363Format"),
    /** HMAC with SHA-256, for algorithm confusion (RFC 8725 section 2.1). */
    HS256("HmacSHA256"),
    /** No signature at all (RFC 7518 section 3.6). The header says {@code none}. */
    NONE("");

    private final String jcaName;

    JwsAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /**
     * The value of the {@code alg} header.
     *
     * @return {@code none} for {@link #NONE}, otherwise the constant's name
     */
    public String headerValue() {
        return this == NONE ? "none" : name();
    }

    static JwsAlgorithm of(String headerValue) {
        return valueOf(headerValue.toUpperCase(Locale.ROOT));
    }

    byte[] sign(Key key, byte[] input) {
        try {
            return switch (this) {
                case NONE -> new byte[0];
                case HS256 -> mac(key, input);
                default -> signature(key, input);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "A key of kind " + key.getAlgorithm() + " cannot sign " + this + ". Use a key of the right kind.",
                    e);
        }
    }

    private byte[] mac(Key key, byte[] input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(jcaName);
        mac.init(key);
        return mac.doFinal(input);
    }

    private byte[] signature(Key key, byte[] input) throws GeneralSecurityException {
        if (!(key instanceof PrivateKey privateKey)) {
            throw new GeneralSecurityException("not a private key");
        }
        Signature signature = Signature.getInstance(jcaName);
        if (this == PS256) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(privateKey);
        signature.update(input);
        return signature.sign();
    }
}
