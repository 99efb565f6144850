package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.base64;
import static io.github.scalekit4ee.internal.token.TestTokens.ec;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

    private static final KeyPair P256 = ec(256);

    @ParameterizedTest
    @CsvSource({"RS256,SHA256withRSA", "RS384,SHA384withRSA", "RS512,SHA512withRSA"})
    void verifiesRsaWhereConfigured(String alg, String jcaName) {
        assertThat(verify(alg, RSA.getPublic(), TestTokens.sign(header(alg), payload(), jcaName, RSA.getPrivate())))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"ES256,256,SHA256", "ES384,384,SHA384", "ES512,521,SHA512"})
    void verifiesEcdsaWhereConfigured(String alg, int bits, String digest) {
        KeyPair pair = ec(bits);

        assertThat(verify(
                        alg,
                        pair.getPublic(),
                        TestTokens.sign(header(alg), payload(), digest + "withECDSAinP1363Format", pair.getPrivate())))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"PS256,SHA-256,32", "PS384,SHA-384,48", "PS512,SHA-512,64"})
    void verifiesPssWhereConfigured(String alg, String digest, int salt) throws GeneralSecurityException {
        assertThat(verify(alg, RSA.getPublic(), signPss(alg, digest, salt))).isNotNull();
    }

    @Test
    void refusesPssWithAnotherSaltLength() throws GeneralSecurityException {
        assertRefused("PS256", RSA.getPublic(), signPss("PS256", "SHA-256", 20));
    }

    @Test
    void refusesAnEcdsaSignatureInDer() {
        assertRefused(
                "ES256",
                P256.getPublic(),
                TestTokens.sign(header("ES256"), payload(), "SHA256withECDSA", P256.getPrivate()));
    }

    @Test
    void refusesEcdsaNumbersOutOfRange() {
        BigInteger order = ((ECPublicKey) P256.getPublic()).getParams().getOrder();
        BigInteger one = BigInteger.ONE;
        BigInteger[][] pairs = {
            {BigInteger.ZERO, BigInteger.ZERO},
            {BigInteger.ZERO, one},
            {one, BigInteger.ZERO},
            {order, one},
            {one, order},
            {order, order},
            {one, one}
        };
        for (BigInteger[] pair : pairs) {
            byte[] signature = new byte[64];
            put(pair[0], signature, 32);
            put(pair[1], signature, 64);
            assertRefused("ES256", P256.getPublic(), withSignature("ES256", signature));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 96, 256})
    void refusesAnEcdsaSignatureOfAnotherLength(int length) {
        byte[] signature = new byte[length];
        java.util.Arrays.fill(signature, (byte) 1);

        assertRefused("ES256", P256.getPublic(), withSignature("ES256", signature));
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        String rsa = TestTokens.sign(header("RS256"), payload(), "SHA256withRSA", RSA.getPrivate());
        String ec = TestTokens.sign(header("ES256"), payload(), "SHA256withECDSAinP1363Format", P256.getPrivate());

        assertRefused("RS256", P256.getPublic(), rsa);
        assertRefused("ES256", RSA.getPublic(), ec);
    }

    @Test
    void aKeyThatNoProviderCanUseIsNotTheCallersFault() {
        RSAPublicKey unusable = new RSAPublicKey() {
            @Override
            public BigInteger getModulus() {
                return BigInteger.ONE.shiftLeft(2047);
            }

            @Override
            public BigInteger getPublicExponent() {
                return BigInteger.ZERO;
            }

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };

        assertThatThrownBy(() -> verify("RS256", unusable, withSignature("RS256", new byte[256])))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasMessageContaining("RS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "ES256K", "EdDSA", "rs256"})
    void refusesToBeConfiguredWithWhatNoProviderHas(String alg) {
        assertThatThrownBy(() -> verifier(alg, RSA.getPublic()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(alg);
    }

    private static void assertRefused(String alg, PublicKey key, String token) {
        assertThatThrownBy(() -> verify(alg, key, token))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.SIGNATURE));
    }

    private static VerifiedClaims verify(String alg, PublicKey key, String token) {
        return verifier(alg, key).verify(token);
    }

    private static TokenVerifier<VerifiedClaims> verifier(String alg, PublicKey key) {
        return new TokenVerifier<>(
                TestConfiguration.scalekit().algorithms(alg).build(),
                new FakeKeySource().with(KID, alg, key),
                null,
                Clock.fixed(NOW, ZoneOffset.UTC),
                claims -> claims);
    }

    private static String signPss(String alg, String digest, int salt) throws GeneralSecurityException {
        String input = base64(header(alg)) + "." + base64(payload());
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1));
        signature.initSign(RSA.getPrivate());
        signature.update(input.getBytes(UTF_8));
        return input + "." + base64(signature.sign());
    }

    private static String withSignature(String alg, byte[] signature) {
        return base64(header(alg)) + "." + base64(payload()) + "." + base64(signature);
    }

    private static byte[] header(String alg) {
        return ("{\"alg\":\"" + alg + "\",\"kid\":\"" + KID + "\"}").getBytes(UTF_8);
    }

    private static byte[] payload() {
        return machine().toString().getBytes(UTF_8);
    }

    private static void put(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }
}
