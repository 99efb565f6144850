package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerificationKeys.Inline;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.VerificationKeys.Location;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources that a configuration asks for, with real sockets and real time. */
class KeySourcesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    private final LoggedMessages log = new LoggedMessages("jwks");
    private SimulatedScalekit scalekit;
    private KeySource source;

    @BeforeEach
    void environment() {
        scalekit = extension.scalekit();
    }

    @AfterEach
    void close() {
        if (source != null) {
            source.close();
        }
        log.close();
    }

    private static JwksConfiguration timing(Duration timeout) {
        return new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), timeout);
    }

    private KeySource open(Profile profile, VerificationKeys keys) {
        source = KeySources.open(
                new EnvironmentConfiguration(
                        profile,
                        Set.of("https://issuer.example"),
                        Set.of(),
                        true,
                        Set.of(),
                        Duration.ZERO,
                        null,
                        Set.of("RS256"),
                        keys),
                Events.none());
        return source;
    }

    private KeySource endpoint() {
        return endpoint(TIMEOUT);
    }

    private KeySource endpoint(Duration timeout) {
        URI keys = URI.create(scalekit.environmentUrl() + "/keys");
        return open(Profile.SCALEKIT, new JwkSetEndpoint(keys, timing(timeout)));
    }

    private KeySource location(String location) {
        return open(Profile.MICROPROFILE, new Location(location, timing(TIMEOUT)));
    }

    private static VerificationKey find(KeySource source, SigningKey key) {
        return source.find(key.kid(), "RS256");
    }

    @Test
    void anEndpointIsFetchedAheadOfTheFirstRequest() throws Exception {
        endpoint();
        scalekit.journal().awaitRequests(Endpoint.KEYS, 1, Duration.ofSeconds(10));

        assertThat(find(source, scalekit.signingKey()).publicKey())
                .isEqualTo(scalekit.signingKey().publicKey());
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(1);
    }

    @Test
    void aRotationCostsOneFetch() {
        endpoint();
        SigningKey old = scalekit.signingKey();
        assertThat(find(source, old)).isNotNull();

        SigningKey next = scalekit.rotateKeys();

        assertThat(find(source, next)).isNotNull();
        assertThat(find(source, old)).isNotNull();
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(2);
    }

    @Test
    void anIssuerThatIsDownDoesNotFailTheStartAndIsFoundAgainWithinFiveSeconds() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        endpoint();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> find(source, scalekit.signingKey()))
                    .isInstanceOf(KeySourceUnavailableException.class)
                    .hasMessageContaining("127.0.0.1");
            Thread.sleep(100);
        }
        scalekit.recover();
        long recovered = System.nanoTime();

        VerificationKey key = null;
        while (key == null
                && System.nanoTime() - recovered < Duration.ofSeconds(20).toNanos()) {
            try {
                key = find(source, scalekit.signingKey());
            } catch (KeySourceUnavailableException e) {
                Thread.sleep(50);
            }
        }

        assertThat(key).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - recovered)).isLessThan(Duration.ofSeconds(5));
    }

    static List<Fault> failuresOfAnAnswer() {
        return List.of(
                Fault.status(204),
                Fault.status(404),
                Fault.status(500),
                Fault.status(503),
                Fault.resetConnection(),
                Fault.html(),
                Fault.nullKeys(),
                Fault.emptyKeySet(),
                Fault.truncatedBody(),
                Fault.endlessBody(),
                Fault.hugeBody(1_400_000),
                Fault.hugeBody(64 * 1024 + 1),
                Fault.body("{\"keys\":[" + "{},".repeat(100) + "{}]}"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfAnAnswer")
    void aFailedRefreshKeepsTheLastGoodSet(Fault fault) {
        endpoint();
        VerificationKey before = find(source, scalekit.signingKey());
        scalekit.outage(Endpoint.KEYS, fault);

        long began = System.nanoTime();
        assertThatThrownBy(() -> source.find("new", "RS256")).isInstanceOf(KeySourceUnavailableException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT);
        assertThat(find(source, scalekit.signingKey())).isSameAs(before);
        assertThat(source.isCurrent(before)).isTrue();
        assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.STALE);
    }

    static List<Fault> faultsThatTakeTheirTime() {
        return List.of(Fault.hang(), Fault.slowDrip(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("faultsThatTakeTheirTime")
    void aFetchEndsAtItsDeadlineWhateverTheIssuerDoes(Fault fault) {
        scalekit.outage(Endpoint.KEYS, fault);
        endpoint(SHORT_TIMEOUT);
        long began = System.nanoTime();

        assertThatThrownBy(() -> find(source, scalekit.signingKey()))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasMessageContaining("within 2000 ms");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORT_TIMEOUT.plusSeconds(1));
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        try (SimulatedScalekit attacker = SimulatedScalekit.start()) {
            scalekit.outage(Endpoint.KEYS, Fault.redirectTo(URI.create(attacker.environmentUrl() + "/keys")));
            endpoint();

            assertThatThrownBy(() -> find(source, attacker.signingKey()))
                    .isInstanceOf(KeySourceUnavailableException.class)
                    .hasMessageContaining("answered 302");
            assertThat(attacker.requests(Endpoint.KEYS)).isZero();
        }
    }

    @Test
    void tooManyRequestsAreNotRepeatedBeforeTheTimeAskedFor() {
        scalekit.outage(Endpoint.KEYS, Fault.tooManyRequests(Duration.ofSeconds(77)));
        endpoint();

        assertThatThrownBy(() -> find(source, scalekit.signingKey()))
                .isInstanceOfSatisfying(KeySourceUnavailableException.class, refusal -> assertThat(refusal.retryAfter())
                        .isBetween(Duration.ofSeconds(70), Duration.ofSeconds(85)));
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(1);
    }

    @Test
    void aDateInRetryAfterIsObeyedForLittleMoreThanFiveMinutesAtMost() {
        scalekit.outage(Endpoint.KEYS, Fault.tooManyRequests(Instant.now().plusSeconds(86_400)));
        endpoint();

        assertThatThrownBy(() -> find(source, scalekit.signingKey()))
                .isInstanceOfSatisfying(KeySourceUnavailableException.class, refusal -> assertThat(refusal.retryAfter())
                        .isBetween(Duration.ofSeconds(280), Duration.ofSeconds(330)));
    }

    @Test
    void aSetWithOneGoodKeyServesThoughTheOthersAreLeftOut() {
        scalekit.addKey(Map.of("kty", "oct", "k", "AAAA", "kid", "hmac"));
        scalekit.addKey(Map.of("kty", "RSA"));
        endpoint();

        assertThat(find(source, scalekit.signingKey())).isNotNull();
        assertThat(source.find("hmac", "RS256")).isNull();
        assertThat(source.status().keys()).isEqualTo(1);
    }

    @Test
    void refusesAnEndpointWithoutTlsOnAnotherMachine() {
        assertThatThrownBy(() -> open(
                        Profile.SCALEKIT,
                        new JwkSetEndpoint(URI.create("http://acme.scalekit.dev/keys"), timing(TIMEOUT))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): the URL of the JWK Set does not use"
                        + " https. Use https; http is for loopback addresses only.");
    }

    @Test
    void aLocationIsNotOpenedBeforeItsFirstUse() {
        location(scalekit.environmentUrl() + "/keys?kid=1");
        assertThat(scalekit.requests(Endpoint.KEYS)).isZero();
        assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.PENDING);

        assertThat(find(source, scalekit.signingKey())).isNotNull();
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(1);
    }

    @Test
    void aLocationOnTheWebMayHoldPem() {
        scalekit.outage(Endpoint.KEYS, Fault.body(pem(TestJwks.RSA)));
        location(scalekit.environmentUrl() + "/keys");

        assertThat(source.find("/privateKey4k.pem", "RS256").publicKey()).isEqualTo(TestJwks.RSA.publicKey());
    }

    @Test
    void aKeyInAFileMayBeReplaced(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("jwk"), TestJwks.json(TestJwks.RSA.jwk()));
        location(file.toString());
        assertThat(source.find("snk_1", "RS256")).isNotNull();

        Files.writeString(file, TestJwks.json(TestJwks.OTHER_RSA.jwk()));

        assertThat(source.find("snk_2", "RS256")).isNotNull();
        assertThat(source.find("snk_1", "RS256")).isNull();
    }

    @Test
    void aMissingFileIsOurFaultAndNamesTheKey() {
        location("no-such-file.pem");

        assertThatThrownBy(() -> source.find(null, "RS256"))
                .isInstanceOf(KeySourceUnavailableException.class)
                .hasMessageContaining("mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): there is");
    }

    @Test
    void refusesALocationWithoutTlsOnAnotherMachine() {
        assertThatThrownBy(() -> location("http://keys.example/jwks"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): ");
    }

    @Test
    void anInlineKeyServesAtOnce() {
        open(Profile.MICROPROFILE, new Inline(pem(TestJwks.RSA)));
        assertThat(source.find("any", "RS256")).isNotNull();
    }

    @Test
    void anInlineKeyThatCannotBeReadFailsTheDeployment() {
        assertThatThrownBy(() -> open(Profile.MICROPROFILE, new Inline("-----BEGIN PRIVATE KEY-----")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY): the PEM text has no part PUBLIC KEY."
                        + " Give a public key as PEM, JWK or JWK Set.");
    }
}
