package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.Profile;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of issuers that do not sign with RS256. */
class FurtherAlgorithmsTest {

    private static final Set<String> ALL =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static List<VerificationKey> read(Map<String, Object> jwk) throws UnusableKeyException {
        return new JwkReader(Profile.OTHER_ISSUER, new KeyRules(Profile.OTHER_ISSUER, ALL)).read(jwk);
    }

    /** Of each curve one algorithm (RFC 7518 section 3.4). */
    @ParameterizedTest
    @CsvSource({"P-256, secp256r1, 32, ES256", "P-384, secp384r1, 48, ES384", "P-521, secp521r1, 66, ES512"})
    void anEcKeyVerifiesTheAlgorithmOfItsCurveAndNoOther(String curve, String jdkName, int bytes, String algorithm)
            throws Exception {
        Map<String, Object> jwk = ec(curve, jdkName, bytes);

        assertThat(read(jwk)).extracting(VerificationKey::algorithm).containsExactly(algorithm);
        for (String other : List.of("ES256", "ES384", "ES512", "EdDSA", "RS256")) {
            if (!other.equals(algorithm)) {
                assertThatThrownBy(() -> read(TestJwks.with(jwk, "alg", other)))
                        .isInstanceOf(UnusableKeyException.class);
            }
        }
    }

    @Test
    void aPointBesideItsCurveIsRefused() throws Exception {
        Map<String, Object> jwk = ec("P-384", "secp384r1", 48);
        assertThatThrownBy(() -> read(TestJwks.with(jwk, "y", jwk.get("x"))))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage("it is no point on the curve P-256 or P-384 or P-521 (RFC 7518 section 3.4)");
    }

    /** RFC 8037 appendix A.2. */
    @Test
    void anEd25519KeyVerifiesEdDsa() throws Exception {
        List<VerificationKey> keys = read(okp("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));

        assertThat(keys).extracting(VerificationKey::algorithm).containsExactly("EdDSA");
        EdECPublicKey key = (EdECPublicKey) keys.get(0).publicKey();
        assertThat(key.getParams().getName()).isEqualTo("Ed25519");
        byte[] encoded = key.getEncoded();
        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void aKeyOfTheJdksIsReadAsItIs() throws Exception {
        for (int i = 0; i < 20; i++) {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            String x = base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            assertThat(read(okp(x)).get(0).publicKey()).isEqualTo(pair.getPublic());
        }
    }

    /** The eight points of small order: with such a key anybody could sign. And what is no point, or not in its one spelling. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void aWeakPointIsRefused(String hex) {
        assertThatThrownBy(() -> read(okp(base64(HexFormat.of().parseHex(hex)))))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage("it is no usable point on the curve Ed25519 (RFC 8032 section 5.1)");
    }

    @Test
    void anOkpKeyOfAnotherFormIsRefused() {
        Map<String, Object> good = okp("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertUnusable(TestJwks.with(good, "crv", "Ed448"), "its crv is not Ed25519");
        assertUnusable(TestJwks.with(good, "crv", "X25519"), "its crv is not Ed25519");
        assertUnusable(TestJwks.with(good, "crv", null), "its crv is not Ed25519");
        assertUnusable(TestJwks.with(good, "x", "11qYAYKxCrfVS_7TyWQHOg"), "its x has 16 bytes instead of 32");
        assertUnusable(TestJwks.with(good, "d", "x"), "it is a secret or private key, which everybody could sign with");
        assertUnusable(
                TestJwks.with(good, "alg", "ES256"),
                "it is for none of the accepted algorithms ES256, ES384, ES512, EdDSA, PS256, PS384, PS512, RS256, RS384, RS512");
    }

    @Test
    void scalekitsKeysStayThoseOfRs256() {
        assertThatThrownBy(() -> new JwkReader(Profile.SCALEKIT, new KeyRules(Profile.SCALEKIT, Set.of("RS256")))
                        .read(okp("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")))
                .isInstanceOf(UnusableKeyException.class);
    }

    private static void assertUnusable(Map<String, Object> jwk, String why) {
        assertThatThrownBy(() -> read(jwk))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(why);
    }

    private static Map<String, Object> okp(String x) {
        return Map.of("kty", "OKP", "crv", "Ed25519", "kid", "1", "x", x);
    }

    private static Map<String, Object> ec(String curve, String jdkName, int bytes) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(jdkName));
        ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
        return Map.of(
                "kty",
                "EC",
                "crv",
                curve,
                "kid",
                "1",
                "x",
                base64(fixed(key.getW().getAffineX(), bytes)),
                "y",
                base64(fixed(key.getW().getAffineY(), bytes)));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] all = new byte[length + signed.length];
        System.arraycopy(signed, 0, all, length, signed.length);
        return Arrays.copyOfRange(all, all.length - length, all.length);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
