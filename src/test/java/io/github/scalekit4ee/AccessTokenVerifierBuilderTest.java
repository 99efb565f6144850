package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A verifier as a user builds it, against the simulated environment. */
class AccessTokenVerifierBuilderTest {

    private static final String AUDIENCE = "https://api.acme.example";

    private final SimulatedScalekit scalekit = SimulatedScalekit.start();

    @AfterEach
    void stop() {
        scalekit.close();
    }

    @Test
    void verifiesTokensOfTheEnvironment() {
        try (AccessTokenVerifier verifier = builder().build()) {
            VerifiedAccessToken token = verifier.verify(
                    scalekit.mint().organizationClient().audience(AUDIENCE).token());

            assertThat(token.isMachine()).isTrue();
            assertThat(token.issuer()).isEqualTo(scalekit.issuer());
            assertThat(verifier.verify(scalekit.mint().user().audience(AUDIENCE).token())
                            .isMachine())
                    .isFalse();
        }
    }

    @Test
    void verifiesTokensOfAResource() {
        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .resourceId("res_1")
                .build()) {
            assertThat(verifier.verify(scalekit.mint().agent("res_1").token()).scopes())
                    .containsExactly("todo:read");
            assertThat(verifier.verify(scalekit.mint()
                            .agent("res_1")
                            .issuer(scalekit.issuer())
                            .token()))
                    .isNotNull();
            assertRefused(verifier, scalekit.mint().agent("res_2").token(), InvalidTokenException.Reason.ISSUER);
        }
    }

    @Test
    void refusesTheEnvironmentsOtherTokens() {
        try (AccessTokenVerifier verifier = builder().build()) {
            assertRefused(
                    verifier,
                    scalekit.mint().idToken().audience(AUDIENCE).token(),
                    InvalidTokenException.Reason.NOT_AN_ACCESS_TOKEN);
            assertRefused(
                    verifier,
                    scalekit.mint().idpInitiatedLogin().token(),
                    InvalidTokenException.Reason.NOT_AN_ACCESS_TOKEN);
        }
    }

    @Test
    void acceptsAMachineTokenWithoutAudienceWhereTold() {
        String token = scalekit.mint().organizationClient().token();
        try (AccessTokenVerifier strict = builder().build();
                AccessTokenVerifier told = builder().allowMissingAudience(true).build()) {
            assertRefused(strict, token, InvalidTokenException.Reason.AUDIENCE);
            assertThat(told.verify(token).audience()).isEmpty();
        }
    }

    @Test
    void appliesWhatItWasTold() {
        String token = scalekit.mint()
                .organizationClient()
                .audience("second")
                .organization("org_1")
                .token();
        try (AccessTokenVerifier verifier = builder()
                .audiences("first", "second")
                .organizations("org_2")
                .tokenCacheSize(0)
                .tokenCacheMemory(1)
                .tokenCacheTtl(Duration.ofMinutes(1))
                .jwksRefreshInterval(Duration.ofMinutes(2))
                .jwksMaxStale(Duration.ofHours(1))
                .jwksTimeout(Duration.ofSeconds(2))
                .build()) {
            assertRefused(verifier, token, InvalidTokenException.Reason.ORGANIZATION);
        }
        try (AccessTokenVerifier verifier =
                builder().audience("second").issuers("https://custom.example").build()) {
            assertThat(verifier.verify(token)).isNotNull();
            assertThat(verifier.verify(scalekit.mint()
                            .organizationClient()
                            .audience("second")
                            .issuer("https://custom.example")
                            .token()))
                    .isNotNull();
        }
    }

    @Test
    void asksTheGivenClock() {
        String token = scalekit.mint().organizationClient().audience(AUDIENCE).token();
        Clock inAYear = Clock.fixed(Instant.now().plus(Duration.ofDays(365)), ZoneOffset.UTC);
        try (AccessTokenVerifier verifier =
                builder().clock(inAYear).clockSkew(Duration.ZERO).build()) {
            assertRefused(verifier, token, InvalidTokenException.Reason.EXPIRED);
        }
    }

    @Test
    void anIssuerThatIsDownIsNotTheCallersFault() {
        scalekit.outage(Endpoint.KEYS, Fault.status(503));
        try (AccessTokenVerifier verifier = builder().build()) {
            String token =
                    scalekit.mint().organizationClient().audience(AUDIENCE).token();

            KeySourceUnavailableException unavailable =
                    catchThrowableOfType(KeySourceUnavailableException.class, () -> verifier.verify(token));
            assertThat(unavailable).isNotNull();
            assertThat(unavailable.retryAfter()).isPositive();
            assertRefused(verifier, "rubbish", InvalidTokenException.Reason.MALFORMED);
        }
    }

    @Test
    void namesEveryProblemAtOnce() {
        AccessTokenVerifier.Builder builder = AccessTokenVerifier.builder()
                .environmentUrl(URI.create("https://acme.scalekit.dev"))
                .clockSkew(Duration.ofHours(1));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clockSkew")
                .hasMessageContaining("audience");
    }

    @Test
    void refusesBlankValuesAtOnce() {
        AccessTokenVerifier.Builder builder = AccessTokenVerifier.builder();

        assertThatThrownBy(() -> builder.audience(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(builder::audiences).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiesTokensOfNamedEnvironments() {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                AccessTokenVerifier verifier = builder()
                        .environment("staging", e -> e.environmentUrl(staging.environmentUrl())
                                .audiences("one", "two")
                                .audience("three")
                                .organizations("org_1")
                                .clockSkew(Duration.ofSeconds(1)))
                        .build()) {
            String ours =
                    scalekit.mint().organizationClient().audience(AUDIENCE).token();
            TokenDraft theirs =
                    staging.mint().organizationClient().organization("org_1").audience("three");

            assertThat(verifier.verify(ours).environment()).isEmpty();
            assertThat(verifier.verify(theirs.token()).environment()).isEqualTo("staging");
            assertRefused(verifier, theirs.audience(AUDIENCE).token(), InvalidTokenException.Reason.AUDIENCE);
            assertRefused(
                    verifier,
                    theirs.audience("three").organization("org_2").token(),
                    InvalidTokenException.Reason.ORGANIZATION);
        }
    }

    @Test
    void namedEnvironmentsMayStandAlone() {
        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environment("old", e -> e.issuer(scalekit.issuer())
                        .jwksUrl(URI.create(scalekit.environmentUrl() + "/keys"))
                        .signatureAlgorithms("RS256", "EdDSA")
                        .audience(AUDIENCE))
                .build()) {
            VerifiedAccessToken token = verifier.verify(scalekit.mint()
                    .user()
                    .audience(AUDIENCE)
                    .claim("azp", "web")
                    .token());
            assertThat(token.environment()).isEqualTo("old");
        }
    }

    @Test
    void whatIsWrongWithANamedEnvironmentIsSaidByItsMethods() {
        assertThatThrownBy(() -> builder()
                        .environment("eu", e -> e.environmentUrl(URI.create("https://eu.scalekit.dev")))
                        .environment("old", e -> e.issuer("https://idp.example").audience("a"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environment(\"eu\", e -> e.audiences(…)): is not set")
                .hasMessageContaining("call environment(\"eu\", e -> e.allowMissingAudience(true))")
                .hasMessageContaining("environment(\"old\", e -> e.jwksUrl(…)): is not set")
                .hasMessageContaining(
                        "call environment(\"old\", e -> e.jwksUrl(URI.create(\"https://<host>/<path>\")))");
        assertThatThrownBy(() -> builder()
                        .environment("same", e -> e.environmentUrl(scalekit.environmentUrl())
                                .audience("a"))
                        .build())
                .hasMessageContaining("environment(\"same\", e -> e.environmentUrl(…)): names the issuer")
                .hasMessageContaining("that of environmentUrl(…) already");
        assertThatThrownBy(() -> builder().environment("eu", e -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environment(\"eu\", …): nothing is said of it");
        assertThatThrownBy(() -> builder().environment("eu.west", e -> e.audience("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the name of an environment");
        assertThatThrownBy(() -> builder().environment("eu", e -> e.audience(" ")))
                .hasMessageContaining("environment(\"eu\", e -> e.audiences(…)): the value is blank");
    }

    /** One that is down from the start, and a verifier that closes. */
    @Test
    void theOutageOfANamedEnvironmentIsNothingToTheOthers() {
        try (SimulatedScalekit staging = SimulatedScalekit.start()) {
            staging.outage(Endpoint.KEYS, Fault.status(503));
            AccessTokenVerifier verifier = builder()
                    .environment("staging", e -> e.environmentUrl(staging.environmentUrl())
                            .audience(AUDIENCE))
                    .build();
            String theirs =
                    staging.mint().organizationClient().audience(AUDIENCE).token();
            String ours =
                    scalekit.mint().organizationClient().audience(AUDIENCE).token();
            assertThatThrownBy(() -> verifier.verify(theirs)).isInstanceOf(KeySourceUnavailableException.class);
            assertThat(verifier.verify(ours)).isNotNull();

            verifier.close();
            assertThatThrownBy(() -> verifier.verify(ours)).isInstanceOf(IllegalStateException.class);
        }
    }

    private AccessTokenVerifier.Builder builder() {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .audience(AUDIENCE);
    }

    private static void assertRefused(AccessTokenVerifier verifier, String token, InvalidTokenException.Reason reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }
}
