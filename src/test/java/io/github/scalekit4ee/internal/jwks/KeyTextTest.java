package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.ecJwk;
import static io.github.scalekit4ee.internal.jwks.TestJwks.json;
import static io.github.scalekit4ee.internal.jwks.TestJwks.pem;
import static io.github.scalekit4ee.internal.jwks.TestJwks.rsaJwk;
import static io.github.scalekit4ee.internal.jwks.TestJwks.set;
import static io.github.scalekit4ee.internal.jwks.TestJwks.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.Profile;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of MicroProfile JWT 2.1 section 9.2. */
class KeyTextTest {

    private static List<VerificationKey> read(String text, String algorithm) throws IOException {
        KeyRules rules = new KeyRules(Profile.MICROPROFILE, Set.of(algorithm));
        return new KeyText(new JwkReader(Profile.MICROPROFILE, rules), rules).read(text.getBytes(UTF_8));
    }

    @Test
    void readsPemOnOneLineOrMany() throws IOException {
        String wrapped = "-----BEGIN PUBLIC KEY-----\r\n"
                + Base64.getMimeEncoder()
                        .encodeToString(TestJwks.RSA.publicKey().getEncoded())
                + "\r\n-----END PUBLIC KEY-----";
        VerificationKey expected = new VerificationKey(null, "RS256", TestJwks.RSA.publicKey());

        assertThat(read(pem(TestJwks.RSA), "RS256")).containsExactly(expected);
        assertThat(read(wrapped, "RS256")).containsExactly(expected);
        assertThat(read("  \n" + pem(TestJwks.RSA) + "\n\n", "RS256")).containsExactly(expected);
    }

    @Test
    void readsAnEcKeyFromPemForEs256() throws IOException {
        assertThat(read(pem(TestJwks.EC), "ES256"))
                .containsExactly(new VerificationKey(null, "ES256", TestJwks.EC.publicKey()));
    }

    @Test
    void refusesAPemKeyForAnotherAlgorithm() {
        assertThatThrownBy(() -> read(pem(TestJwks.EC), "RS256")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(pem(TestJwks.RSA), "ES256")).isInstanceOf(IOException.class);
    }

    static List<String> formsOfJson() {
        byte[] jwk = json(rsaJwk()).getBytes(UTF_8);
        return List.of(
                new String(jwk, UTF_8),
                " \n" + new String(set(rsaJwk()), UTF_8) + "\n",
                Base64.getEncoder().encodeToString(jwk),
                Base64.getUrlEncoder().withoutPadding().encodeToString(jwk),
                Base64.getUrlEncoder().encodeToString(set(rsaJwk())),
                Base64.getMimeEncoder().encodeToString(set(rsaJwk())));
    }

    @ParameterizedTest
    @MethodSource("formsOfJson")
    void readsJwkAndJwkSetAsJsonAndInEitherBase64(String text) throws IOException {
        assertThat(read(text, "RS256"))
                .containsExactly(new VerificationKey("snk_1", "RS256", TestJwks.RSA.publicKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something",
                "==",
                "-----BEGIN PUBLIC KEY-----",
                "-----END PUBLIC KEY----- -----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----%%%-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----",
                "{\"kid\":\"no-type\"}",
                "{\"keys\":null}"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> read(text, "RS256")).isInstanceOf(IOException.class);
    }

    /** What an environment variable, a secret of Kubernetes or another tool makes of a key. */
    @ParameterizedTest
    @MethodSource("keysInOtherForms")
    void saysWhatToDoWithAKeyInAnotherForm(String text, String advice) {
        assertThatThrownBy(() -> read(text, "RS256"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("MII")
                .hasNoCause();
    }

    static List<Arguments> keysInOtherForms() {
        String bare =
                Base64.getEncoder().encodeToString(TestJwks.RSA.publicKey().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + bare + "\n-----END PUBLIC KEY-----";
        return List.of(
                Arguments.of(pem.replace("\n", "\\n"), "a backslash with a letter in place of each line break"),
                Arguments.of(pem.replace("\n", "\\r\\n"), "a backslash with a letter in place of each line break"),
                Arguments.of(bare, "Put -----BEGIN PUBLIC KEY----- before it and -----END PUBLIC KEY----- after it"),
                Arguments.of(
                        bare.replaceAll("(.{64})", "$1\n"),
                        "Put -----BEGIN PUBLIC KEY----- before it and -----END PUBLIC KEY----- after it"),
                Arguments.of(Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)), "the base64 of a PEM text"),
                Arguments.of(pem.replace("PUBLIC KEY", "CERTIFICATE"), "openssl x509 -pubkey"),
                Arguments.of(pem.replace("PUBLIC KEY", "RSA PUBLIC KEY"), "openssl rsa -RSAPublicKey_in"));
    }

    @Test
    void neverShowsAPartOfTheText() {
        String secret = "sekrit\"%&";
        for (String text :
                List.of(secret, "{" + secret, "-----BEGIN PUBLIC KEY-----" + secret + "-----END PUBLIC KEY-----")) {
            assertThatThrownBy(() -> read(text, "RS256"))
                    .isInstanceOf(IOException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("sekrit");
        }
    }

    @Test
    void aPemKeyFitsWhateverTheTokenNames() throws IOException {
        StaticKeySource source = new StaticKeySource(read(pem(TestJwks.RSA), "RS256"));

        assertThat(source.find("/Token1.json", "RS256")).isNotNull();
        assertThat(source.find(null, "RS256")).isNotNull();
        assertThat(source.find(null, "ES256")).isNull();
        assertThat(source.isCurrent(source.find(null, "RS256"))).isTrue();
        assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.CURRENT);
    }

    @Test
    void aJwkWithoutNameFitsWhateverTheTokenNames() throws IOException {
        StaticKeySource source = new StaticKeySource(read(json(with(rsaJwk(), "kid", null)), "RS256"));

        assertThat(source.find("any", "RS256")).isNotNull();
        assertThat(source.find(null, "RS256")).isNotNull();
    }

    @Test
    void aNamedKeyFitsItsNameAndTokensWithoutOne() throws IOException {
        StaticKeySource source = new StaticKeySource(read(json(rsaJwk()), "RS256"));

        assertThat(source.find("snk_1", "RS256")).isNotNull();
        assertThat(source.find(null, "RS256")).isNotNull();
        assertThat(source.find("other", "RS256")).isNull();
    }

    @Test
    void aTokenWithoutNameFitsNoneOfSeveralKeys() throws IOException {
        Map<String, Object> other = Map.copyOf(TestJwks.OTHER_RSA.jwk());
        StaticKeySource source = new StaticKeySource(read(new String(set(rsaJwk(), other), UTF_8), "RS256"));

        assertThat(source.find("snk_2", "RS256").publicKey()).isEqualTo(TestJwks.OTHER_RSA.publicKey());
        assertThat(source.find(null, "RS256")).isNull();
    }

    @Test
    void anEcKeyAsJwkVerifiesEs256() throws IOException {
        assertThat(read(json(ecJwk()), "ES256")).hasSize(1);
    }
}
