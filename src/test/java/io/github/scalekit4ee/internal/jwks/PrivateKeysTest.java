package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.base64Url;
import static io.github.scalekit4ee.internal.jwks.TestJwks.json;
import static io.github.scalekit4ee.internal.jwks.TestJwks.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.Crowd;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

    private static RSAPrivateKey key;
    private static Map<String, Object> jwk;

    @TempDir
    Path directory;

    private final ManualRefresher time = new ManualRefresher();
    private Path file;
    private PrivateKeys keys;

    @BeforeAll
    static void generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        key = (RSAPrivateKey) pair.getPrivate();
        // As the MicroProfile JWT TCK writes it: without the numbers of the Chinese remainder theorem.
        jwk = new LinkedHashMap<>(Map.of("kty", "RSA", "e", "AQAB", "use", "enc", "alg", "RSA-OAEP", "kid", "mp-jwt"));
        jwk.put("n", base64Url(key.getModulus()));
        jwk.put("d", base64Url(key.getPrivateExponent()));
    }

    @BeforeEach
    void configure() {
        file = directory.resolve("privateKey");
        keys = new PrivateKeys(configuration(file.toString()), time, Runnable::run, () -> {});
    }

    private static DecryptionConfiguration configuration(String location) {
        return new DecryptionConfiguration(location, Set.of("RSA-OAEP"));
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void assertIsTheKey(PrivateKey found) {
        assertThat(((RSAPrivateKey) found).getPrivateExponent()).isEqualTo(key.getPrivateExponent());
    }

    @Test
    void aPemKeyFitsWhateverTheTokenNames() throws IOException {
        Files.writeString(file, pem());

        assertIsTheKey(keys.find("any", "RSA-OAEP"));
        assertIsTheKey(keys.find(null, "RSA-OAEP-256"));
    }

    @Test
    void saysWhatToDoWithAKeyInAnotherForm() throws IOException {
        String bare = Base64.getEncoder().encodeToString(key.getEncoded());
        assertAdvice(pem().replaceAll("[\r\n]+", "\\\\n"), "a backslash with a letter in place of each line break");
        assertAdvice(bare, "Put -----BEGIN PRIVATE KEY----- before it and -----END PRIVATE KEY----- after it");
        assertAdvice(Base64.getEncoder().encodeToString(pem().getBytes(UTF_8)), "the base64 of a PEM text");
        assertAdvice(pem().replace("PRIVATE KEY", "RSA PRIVATE KEY"), "openssl pkcs8 -topk8");
        assertAdvice(pem().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "openssl pkcs8 -in");
    }

    private void assertAdvice(String text, String advice) throws IOException {
        Files.writeString(file, text);
        configure();

        assertThatThrownBy(() -> keys.find(null, "RSA-OAEP"))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("MII");
    }

    @Test
    void aJwkIsBoundToItsNameAndAlgorithm() throws IOException {
        Files.writeString(file, json(jwk));

        assertIsTheKey(keys.find("mp-jwt", "RSA-OAEP"));
        assertIsTheKey(keys.find(null, "RSA-OAEP"));
        assertThat(keys.find("other", "RSA-OAEP")).isNull();
        assertThat(keys.find("mp-jwt", "RSA-OAEP-256")).isNull();
    }

    @Test
    void aJwkSetMayHoldOtherKeysToo() throws IOException {
        Files.writeString(
                file,
                json(Map.of("keys", List.of(TestJwks.RSA.jwk(), TestJwks.EC.jwk(), with(jwk, "use", "sig"), jwk))));

        assertIsTheKey(keys.find("mp-jwt", "RSA-OAEP"));
        assertThat(keys.find("snk_1", "RSA-OAEP")).isNull();
    }

    /** The one that the token's {@code kid} names goes before one without a name, and that before none. */
    @Test
    void ofSeveralKeysTheNamedOneFitsThenOneWithoutAName() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPrivateKey nameless = (RSAPrivateKey) generator.generateKeyPair().getPrivate();
        Map<String, Object> other = with(with(jwk, "kid", null), "alg", null);
        other = with(with(other, "n", base64Url(nameless.getModulus())), "d", base64Url(nameless.getPrivateExponent()));
        Files.writeString(file, json(Map.of("keys", List.of(other, jwk))));
        assertIsTheKey(keys.find("mp-jwt", "RSA-OAEP"));
        for (String kid : new String[] {"any", null}) {
            assertThat(((RSAPrivateKey) keys.find(kid, "RSA-OAEP")).getModulus())
                    .isEqualTo(nameless.getModulus());
        }
        assertThat(((RSAPrivateKey) keys.find("mp-jwt", "RSA-OAEP-256")).getModulus())
                .isEqualTo(nameless.getModulus());
    }

    @Test
    void closingEndsTheThreadThatReads() {
        AtomicBoolean ended = new AtomicBoolean();
        new PrivateKeys(configuration(file.toString()), time, Runnable::run, () -> ended.set(true)).close();
        assertThat(ended).isTrue();
    }

    @Test
    void theTextOfAKeyShowsNothingOfIt() {
        assertThat(new PrivateKeyText.Entry("mp-jwt", "RSA-OAEP", key)).hasToString("Entry[…]");
    }

    @Test
    void isReadOnce() throws IOException {
        Files.writeString(file, pem());
        keys.find(null, "RSA-OAEP");
        Files.delete(file);

        assertIsTheKey(keys.find(null, "RSA-OAEP"));
    }

    @Test
    void aFailureIsOurFaultAndTriedAgainAfterAPause() throws IOException {
        KeySourceUnavailableException refusal =
                catchThrowableOfType(KeySourceUnavailableException.class, () -> keys.find(null, "RSA-OAEP"));
        assertThat(refusal)
                .hasMessageStartingWith("mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): there is neither");
        Files.writeString(file, pem());
        assertThatThrownBy(() -> keys.find(null, "RSA-OAEP")).isInstanceOf(KeySourceUnavailableException.class);

        time.advance(Duration.ofSeconds(3));

        assertIsTheKey(keys.find(null, "RSA-OAEP"));
    }

    @Test
    void theLogTellsOfItOnceAMinuteAndOfTheRecovery() throws IOException {
        try (LoggedMessages log = new LoggedMessages("jwks")) {
            for (int second = 0; second < 90; second++) {
                assertThatThrownBy(() -> keys.find(null, "RSA-OAEP")).isInstanceOf(KeySourceUnavailableException.class);
                time.advance(Duration.ofSeconds(1));
            }
            Files.writeString(file, pem());
            time.advance(Duration.ofSeconds(3));
            keys.find(null, "RSA-OAEP");

            assertThat(log.of(Level.SEVERE))
                    .hasSize(2)
                    .allMatch(message -> message.startsWith(
                            "Encrypted access tokens get 503. mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION):"
                                    + " there is neither"));
            assertThat(log.of(Level.INFO)).containsExactly("The key that decrypts access tokens can be read.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sekrit",
                "{\"sekrit\":1}",
                "{\"kty\":\"RSA\",\"d\":\"sekrit\"}",
                "{\"keys\":[\"sekrit\"]}",
                "-----BEGIN PRIVATE KEY-----\nsekrit",
                "-----END PRIVATE KEY-----sekrit-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----sekrit-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----sekrit-----END RSA PRIVATE KEY-----"
            })
    void saysNothingOfATextThatCannotBeRead(String text) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> keys.find(null, "RSA-OAEP"))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasNoCause()
                .hasMessageNotContaining("sekrit");
    }

    @Test
    void refusesAnInsecureUrlAtDeployment() {
        assertThatThrownBy(() -> new PrivateKeys(configuration("http://keys.example/private.pem")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): the URL");
    }

    /** A request's own thread would hang as long as the location does. */
    @Test
    void fourThreadsAtMostWaitForALocationThatHangs() throws Exception {
        Files.writeString(file, pem());
        BlockingQueue<Runnable> hanging = new LinkedBlockingQueue<>();
        PrivateKeys slow = new PrivateKeys(configuration(file.toString()), time, hanging::add, () -> {});
        try (Crowd crowd = new Crowd(() -> slow.find(null, "RSA-OAEP")).ask(1)) {
            Runnable reading = hanging.poll(20, TimeUnit.SECONDS);
            time.advance(WaitingRoom.PATIENCE);

            crowd.ask(40);

            assertThat(crowd.answersOfAllBut(WaitingRoom.SEATS))
                    .hasOnlyElementsOfType(KeySourceUnavailableException.class);
            reading.run();
            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(PrivateKey.class);
            assertIsTheKey(slow.find(null, "RSA-OAEP"));
        }
    }

    @Test
    void closingLetsGoWhoWaitsForTheLocation() throws Exception {
        BlockingQueue<Runnable> hanging = new LinkedBlockingQueue<>();
        PrivateKeys slow = new PrivateKeys(configuration(file.toString()), time, hanging::add, hanging::clear);
        try (Crowd crowd = new Crowd(() -> slow.find(null, "RSA-OAEP")).ask(3)) {
            hanging.take();

            slow.close();

            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(KeySourceUnavailableException.class);
        }
    }

    @Test
    void readsAUrlAtFirstUse() {
        try (SimulatedScalekit server = SimulatedScalekit.start()) {
            server.outage(Endpoint.KEYS, Fault.body(pem()));
            try (PrivateKeys remote = new PrivateKeys(configuration(server.environmentUrl() + "/keys"))) {
                assertThat(server.requests(Endpoint.KEYS)).isZero();

                assertIsTheKey(remote.find(null, "RSA-OAEP"));
                assertIsTheKey(remote.find(null, "RSA-OAEP"));
                assertThat(server.requests(Endpoint.KEYS)).isEqualTo(1);
            }
        }
    }
}
