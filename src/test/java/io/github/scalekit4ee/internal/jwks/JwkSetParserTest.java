package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.ecJwk;
import static io.github.scalekit4ee.internal.jwks.TestJwks.json;
import static io.github.scalekit4ee.internal.jwks.TestJwks.modulus;
import static io.github.scalekit4ee.internal.jwks.TestJwks.rsaJwk;
import static io.github.scalekit4ee.internal.jwks.TestJwks.set;
import static io.github.scalekit4ee.internal.jwks.TestJwks.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.Profile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetParserTest {

    private static final VerificationKey RSA = new VerificationKey("snk_1", "RS256", TestJwks.RSA.publicKey());

    private final LoggedMessages log = new LoggedMessages("jwks");
    private final JwkSetParser parser = parser(Profile.SCALEKIT, "RS256");

    private static JwkSetParser parser(Profile profile, String... algorithms) {
        return new JwkSetParser(new JwkReader(profile, new KeyRules(profile, Set.of(algorithms))));
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @SafeVarargs
    private List<VerificationKey> parse(Map<String, Object>... jwks) throws IOException {
        return parser.parse(set(jwks));
    }

    private void assertLeftOut(Map<String, Object> jwk, String reason) throws IOException {
        assertThatThrownBy(() -> parse(jwk)).isInstanceOf(IOException.class).hasMessageContaining(reason);
        assertThat(parse(jwk, with(rsaJwk(), "kid", "good")))
                .extracting(VerificationKey::kid)
                .containsExactly("good");
    }

    @Test
    void readsAKeyInScalekitsShape() throws IOException {
        assertThat(parse(rsaJwk())).containsExactly(RSA);
    }

    @Test
    void readsAKeyThatSaysNothingOfItsPurpose() throws IOException {
        assertThat(parse(with(with(rsaJwk(), "alg", null), "use", null))).containsExactly(RSA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":null}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "{\"keys\":\"\"}",
                "{}",
                "[]",
                "null",
                "",
                "<!doctype html><title>Maintenance</title>",
                "{\"keys\":[null]}",
                "{\"keys\":[1,\"a\",[],{}]}",
                "{\"keys\":[{\"kty\":\"RSA\"}]}"
            })
    void refusesWhatIsNoSetOfKeys(String body) {
        assertThatThrownBy(() -> parser.parse(body.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesATruncatedSet() {
        byte[] whole = set(rsaJwk());
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> parser.parse(part)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesTrailingDataAndDuplicateMembers() {
        String whole = new String(set(rsaJwk()), UTF_8);
        assertThatThrownBy(() -> parser.parse((whole + "x").getBytes(UTF_8))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parser.parse(
                        whole.replace("\"kty\":", "\"kty\":\"RSA\",\"kty\":").getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsAHundredKeysAndRefusesMore() throws IOException {
        Map<String, Object> small = with(rsaJwk(), "n", modulus(2048));
        byte[] hundred = setOf(100, small);
        assertThat(hundred.length).isLessThan(64 * 1024);
        assertThat(parser.parse(hundred)).hasSize(100);
        assertThatThrownBy(() -> parser.parse(setOf(101, small)))
                .isInstanceOf(IOException.class)
                .hasMessage("it has more than 100 keys");
    }

    private static byte[] setOf(int count, Map<String, Object> jwk) {
        List<Map<String, Object>> keys = IntStream.range(0, count)
                .mapToObj(i -> with(jwk, "kid", "snk_" + i))
                .toList();
        return ("{\"keys\":" + json(keys) + "}").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 8193, 16_384, 20_000})
    void leavesOutRsaKeysOfOtherSizes(int bits) throws IOException {
        Map<String, Object> jwk = with(rsaJwk(), "n", modulus(bits));
        assertThatThrownBy(() -> parse(jwk)).isInstanceOf(IOException.class);
        assertThat(parse(jwk, with(rsaJwk(), "kid", "good"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096, 8192})
    void readsRsaKeysOf2048To8192Bits(int bits) throws IOException {
        assertThat(parse(with(rsaJwk(), "n", modulus(bits)))).hasSize(1);
    }

    @Test
    void microProfileVerifiesWith1024BitsAndWarnsOnce() throws IOException {
        JwkSetParser lenient = parser(Profile.MICROPROFILE, "RS256");
        byte[] weak = set(with(rsaJwk(), "n", modulus(1024)));

        assertThat(lenient.parse(weak)).hasSize(1);
        assertThat(lenient.parse(weak)).hasSize(1);

        assertThat(log.of(Level.WARNING)).hasSize(1).first().asString().contains("1024 bits");
        assertThatThrownBy(() -> lenient.parse(set(with(rsaJwk(), "n", modulus(1023)))))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ", "Ag", "AQAA", "AQAAAAAAAAAB"})
    void leavesOutRsaKeysWithABadExponent(String exponent) throws IOException {
        Map<String, Object> jwk = with(rsaJwk(), "e", exponent);
        assertThatThrownBy(() -> parse(jwk)).isInstanceOf(IOException.class);
    }

    @Test
    void leavesOutKeysForOtherPurposes() throws IOException {
        assertLeftOut(with(rsaJwk(), "use", "enc"), "use is not sig");
        assertLeftOut(with(rsaJwk(), "use", ""), "use is not sig");
        assertLeftOut(with(rsaJwk(), "key_ops", List.of("sign")), "key_ops lack verify");
        assertLeftOut(with(rsaJwk(), "key_ops", List.of()), "key_ops lack verify");
        assertLeftOut(with(rsaJwk(), "key_ops", "verify"), "key_ops lack verify");
        assertLeftOut(with(rsaJwk(), "alg", "PS256"), "none of the accepted algorithms RS256");
        assertLeftOut(with(rsaJwk(), "alg", "RS512"), "none of the accepted algorithms RS256");
        assertLeftOut(with(rsaJwk(), "alg", "none"), "none of the accepted algorithms RS256");
        assertLeftOut(with(rsaJwk(), "alg", 256), "alg is not a string");
        assertThat(parse(with(rsaJwk(), "key_ops", List.of("verify")))).hasSize(1);
    }

    @Test
    void leavesOutSecretsAndPrivateKeys() throws IOException {
        assertLeftOut(with(rsaJwk(), "d", "AQAB"), "private key");
        assertLeftOut(Map.of("kty", "oct", "kid", "hmac", "alg", "HS256", "k", "AAAA"), "private key");
        assertLeftOut(Map.of("kty", "oct", "kid", "hmac"), "kty is neither RSA nor EC nor OKP");
        assertLeftOut(
                Map.of("kty", "OKP", "kid", "ed", "crv", "Ed25519", "x", "AAAA"), "its x has 3 bytes instead of 32");
    }

    @Test
    void leavesOutKeysWithoutAUsableName() throws IOException {
        assertLeftOut(with(rsaJwk(), "kid", null), "kid");
        assertLeftOut(with(rsaJwk(), "kid", ""), "kid");
        assertLeftOut(with(rsaJwk(), "kid", 7), "kid is not a string");
        assertLeftOut(with(rsaJwk(), "kid", "a\\nb"), "kid");
        assertLeftOut(with(rsaJwk(), "kid", "k".repeat(201)), "kid");
        assertThat(parse(with(rsaJwk(), "kid", "k".repeat(200)))).hasSize(1);
    }

    @Test
    void leavesOutKeysWhoseNumbersAreNotBase64Url() throws IOException {
        String n = (String) rsaJwk().get("n");
        for (Object bad : new Object[] {"", n + "=", n + " ", "+/" + n, 3, true, List.of(n)}) {
            assertThatThrownBy(() -> parse(with(rsaJwk(), "n", bad))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> parse(with(rsaJwk(), "e", null))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(with(rsaJwk(), "kty", null))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(with(rsaJwk(), "kty", "rsa"))).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotLookAtCertificates() throws IOException {
        assertThat(parse(with(with(rsaJwk(), "x5c", List.of("no certificate")), "x5u", "https://evil.example")))
                .containsExactly(RSA);
    }

    @Test
    void keepsTheFirstOfTwoKeysWithOneName() throws IOException {
        Map<String, Object> second = with(new java.util.LinkedHashMap<>(TestJwks.OTHER_RSA.jwk()), "kid", "snk_1");

        assertThat(parse(rsaJwk(), second)).containsExactly(RSA);
        assertThat(log.of(Level.INFO))
                .containsExactly("1 of the 2 keys of the JWK Set are left out: key 2: an earlier key has the same kid");
    }

    @Test
    void keysForTwoAlgorithmsMayShareOneName() throws IOException {
        JwkSetParser both = parser(Profile.MICROPROFILE, "RS256", "ES256");

        assertThat(both.parse(set(rsaJwk(), with(ecJwk(), "kid", "snk_1"))))
                .extracting(VerificationKey::algorithm)
                .containsExactly("RS256", "ES256");
    }

    @Test
    void aKeyThatStatesNoAlgorithmVerifiesEachAcceptedOneOfItsType() throws IOException {
        JwkSetParser several = parser(Profile.MICROPROFILE, "RS256", "PS256", "ES256");

        assertThat(several.parse(set(with(rsaJwk(), "alg", null))))
                .extracting(VerificationKey::algorithm)
                .containsExactly("PS256", "RS256");
        assertThat(several.parse(set(rsaJwk())))
                .extracting(VerificationKey::algorithm)
                .containsExactly("RS256");
    }

    @Test
    void readsAP256KeyForEs256Only() throws IOException {
        assertThat(parser(Profile.MICROPROFILE, "ES256").parse(set(ecJwk())))
                .containsExactly(new VerificationKey("snk_ec", "ES256", TestJwks.EC.publicKey()));
        assertLeftOut(with(ecJwk(), "alg", null), "none of the accepted algorithms RS256");
    }

    @Test
    void leavesOutEcKeysThatAreNoPointOnP256() {
        JwkSetParser ec = parser(Profile.MICROPROFILE, "ES256");
        String x = (String) ecJwk().get("x");
        for (Map<String, Object> jwk : List.of(
                with(ecJwk(), "y", x),
                with(ecJwk(), "crv", "P-384"),
                with(ecJwk(), "crv", "secp256k1"),
                with(ecJwk(), "crv", "P-999"),
                with(ecJwk(), "crv", null),
                with(ecJwk(), "x", null),
                with(ecJwk(), "x", "A"),
                with(ecJwk(), "x", "AA"),
                with(ecJwk(), "y", "_".repeat(200)),
                with(ecJwk(), "crv", "P-256K"),
                with(ecJwk(), "crv", ""),
                with(ecJwk(), "x", "_".repeat(43)),
                with(with(ecJwk(), "x", "AA"), "y", "AA"))) {
            assertThatThrownBy(() -> ec.parse(set(jwk))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesThreeOfTheKeysThatAreLeftOut() {
        String third = "key 3: its kid is missing, too long or not plain text";
        assertThatThrownBy(() -> parser.parse("{\"keys\":[{},{},{}]}".getBytes(UTF_8)))
                .hasMessageStartingWith("none of its 3 keys can verify access tokens: key 1: its kid is missing")
                .hasMessageEndingWith("; " + third);
        assertThatThrownBy(() -> parser.parse("{\"keys\":[{},{},{},{}]}".getBytes(UTF_8)))
                .hasMessageEndingWith("; " + third + "; …");
    }

    @Test
    void doesNotWarnOfAKeyOf2048Bits() throws IOException {
        assertThat(parser(Profile.MICROPROFILE, "RS256").parse(set(with(rsaJwk(), "n", modulus(2048)))))
                .hasSize(1);
        assertThat(log.all()).isEmpty();
    }

    @Test
    void tellsAgainWhenTheReasonsHaveChanged() throws IOException {
        Map<String, Object> encrypting = with(with(rsaJwk(), "use", "enc"), "kid", "other");
        parse(rsaJwk(), encrypting);
        parse(rsaJwk());
        parse(rsaJwk(), encrypting);
        assertThat(log.all()).hasSize(2);
    }

    @Test
    void tellsOnceWhichKeysAreLeftOutAndWhy() throws IOException {
        for (int i = 0; i < 3; i++) {
            parse(rsaJwk(), with(with(rsaJwk(), "use", "enc"), "kid", "its-own-text"));
        }

        assertThat(log.all())
                .containsExactly(
                        "1 of the 2 keys of the JWK Set are left out: key 2: its use is not sig (RFC 7517 section 4.2)");
    }
}
