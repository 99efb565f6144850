package io.github.scalekit4ee.testing;

import java.math.BigInteger;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens, with the {@code kid} and algorithm that tokens and the key set name it by. Immutable. A key
 * made here belongs to no environment: tokens signed with it are an attacker's, until
 * {@link SimulatedScalekit#addKey(SigningKey)} publishes it.
 */
public final class SigningKey implements Signer {
    private final String kid;
    private final JwsAlgorithm algorithm;
    private final Key signing;
    private final @Nullable PublicKey verifying;

    private SigningKey(String kid, JwsAlgorithm algorithm, Key signing, @Nullable PublicKey verifying) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.signing = signing;
        this.verifying = verifying;
    }

    /**
     * Generates an RSA key. This takes from a tenth of a second (2048 bits) to many seconds (8192 bits).
     *
     * @param bits the length of the modulus
     * @return a new key for RS256 with a random {@code kid}
     */
    public static SigningKey rsa(int bits) {
        return of(KeyPairs.newRsa(bits), JwsAlgorithm.RS256);
    }

    /**
     * Generates a key on the curve P-256.
     *
     * @return a new key for ES256 with a random {@code kid}
     */
    public static SigningKey ec() {
        return of(KeyPairs.newEc(), JwsAlgorithm.ES256);
    }

    /**
     * Makes a key for HS256 of the given bytes, such as the encoded public key of the issuer.
     *
     * @param secret the bytes; may be empty
     * @return a key for HS256 with a random {@code kid}
     */
    public static SigningKey hmac(byte[] secret) {
        // The JDK refuses an empty key. HMAC pads keys with zeros (RFC 2104 section 2), so one zero byte is the same
        // key.
        byte[] padded = secret.length == 0 ? new byte[1] : secret;
        return new SigningKey(Ids.next("snk_"), JwsAlgorithm.HS256, new SecretKeySpec(padded, "HmacSHA256"), null);
    }

    /**
     * Takes an RSA or P-256 key pair that the test already has.
     *
     * @param pair the pair
     * @return a key for RS256 or ES256 with a random {@code kid}
     */
    public static SigningKey of(KeyPair pair) {
        return of(pair, pair.getPublic() instanceof ECPublicKey ? JwsAlgorithm.ES256 : JwsAlgorithm.RS256);
    }

    private static SigningKey of(KeyPair pair, JwsAlgorithm algorithm) {
        return new SigningKey(Ids.next("snk_"), algorithm, pair.getPrivate(), pair.getPublic());
    }

    /**
     * The same key under another name.
     *
     * @param otherKid the new {@code kid}
     * @return a changed copy
     */
    public SigningKey withKid(String otherKid) {
        return new SigningKey(Objects.requireNonNull(otherKid, "kid"), algorithm, signing, verifying);
    }

    /**
     * The same key for another algorithm. Its {@link #jwk()} names that algorithm too.
     *
     * @param otherAlgorithm the new algorithm
     * @return a changed copy
     */
    public SigningKey withAlgorithm(JwsAlgorithm otherAlgorithm) {
        return new SigningKey(kid, Objects.requireNonNull(otherAlgorithm, "algorithm"), signing, verifying);
    }

    /** {@return the name of this key in token headers and in the key set} */
    @Override
    public String kid() {
        return kid;
    }

    /** {@return the algorithm that tokens are signed with unless a token says otherwise} */
    @Override
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The public half, for example to build an HMAC key out of its encoding.
     *
     * @return the public key
     * @throws IllegalStateException if this is an HMAC key
     */
    public PublicKey publicKey() {
        if (verifying == null) {
            throw new IllegalStateException("An HMAC key has no public half.");
        }
        return verifying;
    }

    /**
     * The members of this key in a key set (RFC 7517 section 4), in Scalekit's order. An HMAC key shows its secret.
     *
     * @return an unmodifiable map; copy it to change members before {@link SimulatedScalekit#addKey(Map)}
     */
    public Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("use", "sig");
        if (verifying instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            head(jwk);
            jwk.put(
                    "n",
                    CompactJws.base64Url(
                            unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8)));
            jwk.put("e", CompactJws.base64Url(unsigned(rsa.getPublicExponent(), 3)));
        } else if (verifying instanceof ECPublicKey ec) {
            jwk.put("kty", "EC");
            head(jwk);
            jwk.put("crv", "P-256");
            jwk.put("x", CompactJws.base64Url(unsigned(ec.getW().getAffineX(), 32)));
            jwk.put("y", CompactJws.base64Url(unsigned(ec.getW().getAffineY(), 32)));
        } else {
            jwk.put("kty", "oct");
            head(jwk);
            jwk.put("k", CompactJws.base64Url(signing.getEncoded()));
        }
        return Collections.unmodifiableMap(jwk);
    }

    private void head(Map<String, Object> jwk) {
        jwk.put("kid", kid);
        jwk.put("alg", algorithm.headerValue());
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, signed.length - length);
        byte[] significant = Arrays.copyOfRange(signed, from, signed.length);
        System.arraycopy(significant, 0, fixed, length - significant.length, significant.length);
        return fixed;
    }

    /**
     * Signs bytes.
     *
     * @param with the algorithm, which must suit the key
     * @param input the bytes
     * @return the signature as RFC 7518 writes it; empty for {@link JwsAlgorithm#NONE}
     * @throws IllegalArgumentException if the key cannot sign with this algorithm
     */
    @Override
    public byte[] sign(JwsAlgorithm with, byte[] input) {
        return with.sign(signing, input);
    }

    /** {@return the name and algorithm only} */
    @Override
    public String toString() {
        return "SigningKey[" + kid + ", " + algorithm + "]";
    }
}
