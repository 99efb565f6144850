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

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

    /** RFC 8037 section 3.1; twice with one verifier, which keeps the ready object. */
    @Test
    void verifiesEd25519WhereConfigured() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TokenVerifier<VerifiedClaims> verifier = verifier("EdDSA", pair.getPublic());
        for (int i = 0; i < 2; i++) {
            String token = TestTokens.sign(header("EdDSA"), payload(), "Ed25519", pair.getPrivate());
            assertThat(verifier.verify(token)).isNotNull();
            assertThatThrownBy(() -> verifier.verify(token.substring(0, token.length() - 8)))
                    .isInstanceOf(InvalidTokenException.class);
            assertThatThrownBy(() ->
                            verifier.verify(TestTokens.sign(header("EdDSA"), payload(), "Ed25519", other.getPrivate())))
                    .isInstanceOf(InvalidTokenException.class);
        }
        assertRefused(
                "EdDSA", RSA.getPublic(), TestTokens.sign(header("EdDSA"), payload(), "Ed25519", pair.getPrivate()));
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
    @ValueSource(strings = {"HS256", "none", "ES256K", "Ed448", "rs256", "eddsa"})
    void refusesToBeConfiguredWithWhatNoProviderHas(String alg) {
        assertThatThrownBy(() -> verifier(alg, RSA.getPublic()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(alg);
    }

    /** CVE-2022-21449 was a provider that said yes to zero. */
    @Test
    void looksAtASignatureItselfSinceAProviderMaySayYesToAnything() {
        Security.insertProviderAt(new Credulous(), 1);
        BigInteger order = ((ECPublicKey) P256.getPublic()).getParams().getOrder();
        BigInteger one = BigInteger.ONE;
        BigInteger last = order.subtract(one);
        assertThat(verify("ES256", P256.getPublic(), withSignature("ES256", numbers(one, last))))
                .isNotNull();
        assertThat(verify("ES256", P256.getPublic(), withSignature("ES256", numbers(last, one))))
                .isNotNull();

        for (BigInteger outside : List.of(BigInteger.ZERO, order, order.add(one))) {
            assertRefused("ES256", P256.getPublic(), withSignature("ES256", numbers(outside, one)));
            assertRefused("ES256", P256.getPublic(), withSignature("ES256", numbers(one, outside)));
        }
        for (int length : new int[] {0, 32, 63, 65, 128}) {
            assertRefused("ES256", P256.getPublic(), withSignature("ES256", ones(length)));
        }
        assertThat(verify("RS256", RSA.getPublic(), withSignature("RS256", ones(256))))
                .isNotNull();
        for (int length : new int[] {0, 255, 257}) {
            assertRefused("RS256", RSA.getPublic(), withSignature("RS256", ones(length)));
        }
    }

    @Test
    void aProviderThatCannotReadASignatureHasNotVerifiedIt() {
        Security.insertProviderAt(new Credulous(), 1);
        assertRefused("RS384", RSA.getPublic(), withSignature("RS384", ones(256)));
    }

    @Test
    void anAlgorithmThatNoProviderHasIsAMatterOfConfiguration() {
        Provider[] all = Security.getProviders();
        try {
            for (Provider provider : Security.getProviders("Signature.SHA256withECDSAinP1363Format")) {
                Security.removeProvider(provider.getName());
            }
            assertThatThrownBy(() -> verifier("ES256", P256.getPublic()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ES256");
            assertThat(verifier("RS256", RSA.getPublic())).isNotNull();
        } finally {
            for (int i = 0; i < all.length; i++) {
                Security.removeProvider(all[i].getName());
                Security.insertProviderAt(all[i], i + 1);
            }
        }
    }

    @AfterEach
    void removeTheProvider() {
        Security.removeProvider(Credulous.NAME);
    }

    private static byte[] numbers(BigInteger r, BigInteger s) {
        byte[] signature = new byte[64];
        put(r, signature, 32);
        put(s, signature, 64);
        return signature;
    }

    private static byte[] ones(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    /** Says yes to each signature, or cannot read it. */
    private static final class Credulous extends Provider {
        static final String NAME = "credulous";
        private static final long serialVersionUID = 1L;

        Credulous() {
            super(NAME, "1", "signatures that nobody verifies");
            put("Signature.SHA256withECDSAinP1363Format", Yes.class.getName());
            put("Signature.SHA256withRSA", Yes.class.getName());
            put("Signature.SHA384withRSA", Unreadable.class.getName());
        }
    }

    /** Named in the provider above. */
    public static class Yes extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey publicKey) {}

        @Override
        protected void engineInitSign(PrivateKey privateKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    /** Named in the provider above. */
    public static final class Unreadable extends Yes {
        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            throw new SignatureException("no signature");
        }
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
                new FakeKeySource().with(KID, alg, key).unnamed(),
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
