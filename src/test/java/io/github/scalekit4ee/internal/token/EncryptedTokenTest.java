package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.base64;
import static io.github.scalekit4ee.internal.token.TestTokens.ec;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.rsa;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted tokens made by jose4j, as an issuer would. */
class EncryptedTokenTest {

    private static final KeyPair RECIPIENT = rsa(2048);
    private static final KeyPair STRANGER = rsa(2048);

    private final AtomicInteger decryptions = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"RSA-OAEP", "RSA-OAEP-256"})
    void takesTheSignedTokenOut(String algorithm) {
        assertThat(verifier("RSA-OAEP", "RSA-OAEP-256")
                        .verify(encrypt(sign(machine()), algorithm))
                        .callerName())
                .isEqualTo(TestTokens.CLIENT);
    }

    @Test
    void checksTheTokenInside() {
        String expired = sign(machine().withRaw("iat", 0).withRaw("exp", 1));
        String forged = sign(machine()) + "A";

        assertRefused(encrypt(expired, "RSA-OAEP"), Reason.EXPIRED);
        assertRefused(encrypt(forged, "RSA-OAEP"), Reason.SIGNATURE);
        assertRefused(encrypt(machine().without("iss", "aud").toString(), "RSA-OAEP"), Reason.MALFORMED);
        assertRefused(encrypt(encrypt(sign(machine()), "RSA-OAEP"), "RSA-OAEP"), Reason.ENCRYPTION);
        assertRefused(
                encrypt(base64("{\"alg\":\"none\"}") + "." + base64(machine().toString()) + ".", "RSA-OAEP"),
                Reason.ALGORITHM);
    }

    @Test
    void refusesASignedTokenWhereAnEncryptedOneIsDue() {
        assertRefused(sign(machine()), Reason.ENCRYPTION);
    }

    @ParameterizedTest
    @CsvSource({"RSA-OAEP,RSA-OAEP-256", "RSA-OAEP-256,RSA-OAEP"})
    void refusesAnAlgorithmThatIsNotConfigured(String configured, String used) {
        assertRefused(verifier(configured), encrypt(sign(machine()), used), Reason.ENCRYPTION);
        assertThat(decryptions).hasValue(0);
    }

    @Test
    void refusesATokenForSomebodyElse() throws JoseException {
        JsonWebEncryption token = draft(sign(machine()), "RSA-OAEP");
        token.setKey(STRANGER.getPublic());

        assertRefused(token.getCompactSerialization(), Reason.ENCRYPTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}|ENCRYPTION",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"json\"}|ENCRYPTION",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":null}|ENCRYPTION",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128CBC-HS256\",\"cty\":\"JWT\"}|ENCRYPTION",
                "{\"alg\":\"RSA-OAEP\",\"cty\":\"JWT\"}|ENCRYPTION",
                "{\"alg\":\"RSA1_5\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}|ENCRYPTION",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}|ENCRYPTION",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"p2c\":2000000000,\"p2s\":\"AA\"}|ENCRYPTION",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"zip\":\"DEF\"}|CRITICAL_HEADER",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"crit\":[]}|CRITICAL_HEADER",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"typ\":\"secevent+jwt\"}|TYPE",
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"kid\":1}|UNKNOWN_KEY",
                "{\"alg\":\"RSA-OAEP\",\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}|MALFORMED"
            })
    void refusesAHeaderBeforeTheKeyIsUsed(String header, Reason reason) {
        String token = encrypt(sign(machine()), "RSA-OAEP");

        assertRefused(base64(header) + token.substring(token.indexOf('.')), reason);
        assertThat(decryptions).hasValue(0);
    }

    @Test
    void refusesAChangeInAnyPart() {
        String[] parts = encrypt(sign(machine()), "RSA-OAEP").split("\\.");
        for (int part = 1; part < parts.length; part++) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            bytes[bytes.length / 2] ^= 1;
            String[] changed = parts.clone();
            changed[part] = base64(bytes);
            assertRefused(String.join(".", changed), Reason.ENCRYPTION);
            changed[part] = "";
            assertRefused(String.join(".", changed), Reason.ENCRYPTION);
        }
        String header = base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"x\":1}");
        assertRefused(header + "." + String.join(".", parts[1], parts[2], parts[3], parts[4]), Reason.ENCRYPTION);
    }

    @Test
    void refusesAShortenedTag() {
        String token = encrypt(sign(machine()), "RSA-OAEP");
        byte[] tag = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));

        assertRefused(
                token.substring(0, token.lastIndexOf('.') + 1) + base64(java.util.Arrays.copyOf(tag, 12)),
                Reason.ENCRYPTION);
    }

    @Test
    void refusesATokenToAnUnknownKey() throws JoseException {
        JsonWebEncryption token = draft(sign(machine()), "RSA-OAEP");
        token.setKeyIdHeaderValue("unknown");

        assertRefused(token.getCompactSerialization(), Reason.ENCRYPTION);
    }

    /** Anybody can encrypt to zeros, or to any other key that would stand in for one that nobody could decrypt. */
    @Test
    void aKeyThatCannotBeDecryptedIsNotReplacedByOneThatCanBeGuessed() throws GeneralSecurityException {
        assertRefused(sealed(new byte[256], new byte[32]), Reason.ENCRYPTION);
    }

    /** A128GCM under the name of A256GCM: RFC 7518 section 5.3 has one length of key for each name. */
    @Test
    void aContentKeyOfAnotherLengthIsRefused() throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, RECIPIENT.getPublic());
        byte[] right = new byte[32];
        byte[] shorter = new byte[16];
        assertThat(verifier("RSA-OAEP").verify(sealed(rsa.doFinal(right), right)))
                .isNotNull();
        assertRefused(sealed(rsa.doFinal(shorter), shorter), Reason.ENCRYPTION);
    }

    private static String sealed(byte[] encryptedKey, byte[] contentKey) throws GeneralSecurityException {
        String header = base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}");
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header.getBytes(US_ASCII));
        byte[] both = cipher.doFinal(sign(machine()).getBytes(US_ASCII));
        int tag = both.length - 16;
        return String.join(
                ".",
                header,
                base64(encryptedKey),
                base64(nonce),
                base64(Arrays.copyOf(both, tag)),
                base64(Arrays.copyOfRange(both, tag, both.length)));
    }

    @Test
    void aKeyOfOursThatNoProviderCanUseIsNotTheCallersFault() {
        TokenVerifier<VerifiedClaims> verifier = verifier((kid, algorithm) -> ec(256).getPrivate(), Set.of("RSA-OAEP"));
        String token = encrypt(sign(machine()), "RSA-OAEP");
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasMessageContaining("mp.jwt.decrypt.key.location");
    }

    @Test
    void keepsDecryptedTokens() {
        TokenVerifier<VerifiedClaims> verifier = verifier("RSA-OAEP");
        String token = encrypt(sign(machine()), "RSA-OAEP");

        assertThat(verifier.verify(token)).isSameAs(verifier.verify(token));
        assertThat(decryptions).hasValue(1);
    }

    @Test
    void refusesToBeConfiguredWithAnUnknownAlgorithm() {
        assertThatThrownBy(() -> verifier("RSA1_5"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mp.jwt.decrypt.key.algorithm");
    }

    private void assertRefused(String token, Reason reason) {
        assertRefused(verifier("RSA-OAEP", "RSA-OAEP-256"), token, reason);
    }

    private static void assertRefused(TokenVerifier<?> verifier, String token, Reason reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    private TokenVerifier<VerifiedClaims> verifier(String... algorithms) {
        return verifier(
                (kid, algorithm) -> {
                    decryptions.incrementAndGet();
                    return kid == null ? RECIPIENT.getPrivate() : null;
                },
                Set.of(algorithms));
    }

    private static TokenVerifier<VerifiedClaims> verifier(DecryptionKeys keys, Set<String> algorithms) {
        return new TokenVerifier<>(
                TestConfiguration.microProfile()
                        .decryption(new DecryptionConfiguration("/privateKey.pem", algorithms))
                        .cache(10, Duration.ofMinutes(1))
                        .build(),
                new FakeKeySource().with(KID, "RS256", RSA.getPublic()).unnamed(),
                keys,
                Clock.fixed(NOW, ZoneOffset.UTC),
                claims -> claims);
    }

    private static String encrypt(String content, String algorithm) {
        try {
            return draft(content, algorithm).getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(Security.getProviders().length + " providers", e);
        }
    }

    private static JsonWebEncryption draft(String content, String algorithm) {
        JsonWebEncryption token = new JsonWebEncryption();
        token.setAlgorithmHeaderValue(algorithm);
        token.setEncryptionMethodHeaderParameter("A256GCM");
        token.setContentTypeHeaderValue("JWT");
        token.setKey(RECIPIENT.getPublic());
        token.setPayload(content);
        return token;
    }
}
