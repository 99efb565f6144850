package io.github.scalekit4ee.internal.config.read;

import static io.github.scalekit4ee.internal.config.read.Settings.AUDIENCE;
import static io.github.scalekit4ee.internal.config.read.Settings.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalekitProfileTest {

    @Test
    void twoVariablesAreEnoughAndTheRestHasDefaults() {
        VerifierConfiguration all = Settings.scalekit().verifier();
        EnvironmentConfiguration verifier = all.environments().get("");

        assertThat(verifier.profile()).isEqualTo(Profile.SCALEKIT);
        assertThat(verifier.issuers()).containsExactly("https://acme.scalekit.dev");
        assertThat(verifier.audiences()).containsExactly("https://api.acme.example");
        assertThat(verifier.allowMissingAudience()).isFalse();
        assertThat(verifier.organizations()).isEmpty();
        assertThat(verifier.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(verifier.maxTokenAge()).isNull();
        assertThat(verifier.signatureAlgorithms()).containsExactly("RS256");
        assertThat(verifier.verificationKeys())
                .isEqualTo(new VerificationKeys.JwkSetEndpoint(
                        URI.create("https://acme.scalekit.dev/keys"), JwksConfiguration.DEFAULT));
        assertThat(all.decryption()).isNull();
        assertThat(all.tokenCache()).isEqualTo(TokenCacheConfiguration.DEFAULT);
    }

    @Test
    void readsWhateverIsSet() {
        VerifierConfiguration all = Settings.scalekit(
                        "scalekit.audiences= https://a.example ,b\\,c",
                        "scalekit.allow-missing-audience=TRUE",
                        "scalekit.organizations=org_1,org_2",
                        "scalekit.clock-skew=PT0S",
                        "scalekit.token-cache.size=0",
                        "scalekit.token-cache.memory=7",
                        "scalekit.token-cache.ttl=PT1S",
                        "scalekit.jwks.refresh-interval=PT1M",
                        "scalekit.jwks.max-stale=PT0S",
                        "scalekit.jwks.timeout=PT0.1S",
                        "mp.jwt.verify.token.age=3600",
                        "mp.jwt.verify.publickey.algorithm=RS256,ES256",
                        "mp.jwt.decrypt.key.location=/privateKey.pem")
                .verifier();
        EnvironmentConfiguration verifier = all.environments().get("");

        assertThat(verifier.audiences()).containsExactlyInAnyOrder("https://a.example", "b,c");
        assertThat(verifier.allowMissingAudience()).isTrue();
        assertThat(verifier.organizations()).containsExactlyInAnyOrder("org_1", "org_2");
        assertThat(verifier.clockSkew()).isZero();
        assertThat(all.tokenCache()).isEqualTo(new TokenCacheConfiguration(0, Duration.ofSeconds(1), 7));
        assertThat(verifier.verificationKeys())
                .isEqualTo(new VerificationKeys.JwkSetEndpoint(
                        URI.create("https://acme.scalekit.dev/keys"),
                        new JwksConfiguration(Duration.ofMinutes(1), Duration.ZERO, Duration.ofMillis(100))));
        assertThat(verifier.maxTokenAge()).isEqualTo(Duration.ofHours(1));
        assertThat(verifier.signatureAlgorithms()).containsExactlyInAnyOrder("RS256", "ES256");
        assertThat(all.decryption().keyLocation()).isEqualTo("/privateKey.pem");
    }

    /** Who asks for more tokens gets them, without a second key. */
    @ParameterizedTest
    @CsvSource({"1, 32", "10000, 32", "10001, 33", "20000, 64", "10000000, 32000"})
    void theMemoryOfTheTokenCacheGrowsWithItsSize(int size, int megabytes) {
        assertThat(Settings.scalekit("scalekit.token-cache.size=" + size)
                        .verifier()
                        .tokenCache()
                        .memory())
                .isEqualTo(megabytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scalekit.clock-skew=PT10M",
                "scalekit.token-cache.size=10000000",
                "scalekit.token-cache.memory=1000000",
                "scalekit.token-cache.ttl=PT24H",
                "scalekit.jwks.refresh-interval=PT1H",
                "scalekit.jwks.max-stale=PT24H",
                "scalekit.jwks.timeout=PT1M"
            })
    void theUpperEndOfARangeIsPartOfIt(String assignment) {
        assertThat(Settings.scalekit(assignment).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.scalekit.dev/, https://acme.scalekit.dev",
        "'  https://acme.scalekit.dev  ', https://acme.scalekit.dev",
        "HTTPS://Acme.Scalekit.dev, https://acme.scalekit.dev",
        "https://acme.scalekit.dev:443, https://acme.scalekit.dev",
        "https://acme.scalekit.dev:8443/, https://acme.scalekit.dev:8443",
        "http://localhost:9080, http://localhost:9080",
        "http://127.0.0.1:80, http://127.0.0.1",
        "http://[::1]:9080, http://[::1]:9080"
    })
    void bringsTheEnvironmentIntoTheSpellingOfTheIssuer(String written, String issuer) {
        EnvironmentConfiguration verifier =
                Settings.scalekit("scalekit.environment-url=" + written).unnamed();

        assertThat(verifier.issuers()).containsExactly(issuer);
        assertThat(((VerificationKeys.JwkSetEndpoint) verifier.verificationKeys()).uri())
                .hasToString(issuer + "/keys");
    }

    @Test
    void aResourceAddsItsIssuerAndItsAudience() {
        EnvironmentConfiguration verifier =
                Settings.of(ENVIRONMENT, "scalekit.resource-id=res_123").unnamed();

        assertThat(verifier.issuers())
                .containsExactlyInAnyOrder("https://acme.scalekit.dev", "https://acme.scalekit.dev/resources/res_123");
        assertThat(verifier.audiences()).containsExactly("res_123");
    }

    @Test
    void acceptsFurtherIssuersExactlyAsTheyAreWritten() {
        EnvironmentConfiguration verifier = Settings.scalekit(
                        "scalekit.issuers=https://auth.acme.example/,https://old.acme.example",
                        "mp.jwt.verify.issuer=https://standard.example")
                .unnamed();

        assertThat(verifier.issuers())
                .containsExactlyInAnyOrder(
                        "https://acme.scalekit.dev",
                        "https://auth.acme.example/",
                        "https://old.acme.example",
                        "https://standard.example");
    }

    @Test
    void bothKeysForAudiencesAddUp() {
        assertThat(Settings.scalekit("mp.jwt.verify.audiences=second").unnamed().audiences())
                .containsExactlyInAnyOrder("https://api.acme.example", "second");
    }

    @Test
    void refusesToStartWithoutAnAudiencePolicyAndShowsBothWaysOut() {
        assertThat(Settings.of(ENVIRONMENT).problems())
                .containsExactly(
                        "scalekit.audiences (SCALEKIT_AUDIENCES): is not set, so tokens that were issued for other"
                                + " services would be accepted. To name the audience of this application, set"
                                + " SCALEKIT_AUDIENCES=https://api.example.com; if your machine clients have none, set"
                                + " SCALEKIT_ALLOW_MISSING_AUDIENCE=true.");
    }

    @Test
    void showsAThirdWayOutWhereAClientIsConfigured() {
        assertThat(Settings.of(ENVIRONMENT, "scalekit.client-id=m2m_1", "scalekit.client-secret=hush")
                        .problems())
                .singleElement()
                .asString()
                .endsWith("; if the application only makes outgoing calls, set SCALEKIT_VERIFIER_ENABLED=false.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalekit.audiences=", "scalekit.audiences=   ", "scalekit.allow-missing-audience=false"})
    void aBlankAudienceOrAnExplicitFalseIsNoPolicy(String assignment) {
        assertThat(Settings.of(ENVIRONMENT, assignment).problems())
                .singleElement()
                .asString()
                .startsWith("scalekit.audiences (SCALEKIT_AUDIENCES): is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scalekit.audiences=a",
                "scalekit.resource-id=res_1",
                "scalekit.allow-missing-audience=true",
                "mp.jwt.verify.audiences=a"
            })
    void anyOfFourKeysIsAnAudiencePolicy(String assignment) {
        assertThat(Settings.of(ENVIRONMENT, assignment).problems()).isEmpty();
    }

    @Test
    void namesOneVariableWhenNothingIsConfigured() {
        assertThat(Settings.of().problems())
                .containsExactly(
                        "scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): is not set, so no token can be verified."
                                + " Copy the URL from Scalekit's dashboard and set"
                                + " SCALEKIT_ENVIRONMENT_URL=https://<your environment>.");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        assertThat(Settings.of(
                                ENVIRONMENT,
                                "scalekit.clock-skew=1h",
                                "scalekit.realm=\"",
                                "scalekit.client-id=m2m_1",
                                "scalekit.clients.billing.scope=a,b")
                        .problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "scalekit.audiences",
                        "scalekit.clock-skew",
                        "scalekit.realm",
                        "scalekit.client-secret",
                        "scalekit.clients.billing.client-id",
                        "scalekit.clients.billing.client-secret",
                        "scalekit.clients.billing.scope");
    }

    @Test
    void refusesASecondPlaceForTheKeys() {
        assertThat(Settings.scalekit("mp.jwt.verify.publickey.location=https://other.example/keys")
                        .problems())
                .containsExactly(
                        "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): is set together with"
                                + " scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL), whose keys are at"
                                + " https://acme.scalekit.dev/keys. Remove one of the two.");
        assertThat(Settings.scalekit("mp.jwt.verify.publickey={}").problems())
                .containsExactly("mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY): is set together with"
                        + " scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL), whose keys are at"
                        + " https://acme.scalekit.dev/keys. Remove one of the two.");
    }

    @Test
    void acceptsASecondKeyThatNamesTheSamePlace() {
        assertThat(Settings.scalekit("mp.jwt.verify.publickey.location=https://acme.scalekit.dev/keys")
                        .unnamed()
                        .verificationKeys())
                .isInstanceOf(VerificationKeys.JwkSetEndpoint.class);
    }

    @Test
    void refusesTwoClockSkewsThatDiffer() {
        assertThat(Settings.scalekit("scalekit.clock-skew=PT30S", "mp.jwt.verify.clock.skew=60")
                        .problems())
                .containsExactly("mp.jwt.verify.clock.skew (MP_JWT_VERIFY_CLOCK_SKEW): differs from scalekit.clock-skew"
                        + " (SCALEKIT_CLOCK_SKEW). Remove one of the two.");
        assertThat(Settings.scalekit("scalekit.clock-skew=PT1M", "mp.jwt.verify.clock.skew=60")
                        .unnamed()
                        .clockSkew())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void readsNothingElseWhenSwitchedOff() {
        ScalekitConfiguration configuration = Settings.of(
                        "scalekit.enabled=False", "scalekit.environment-url=nonsense", "scalekit.clock-skew=nonsense")
                .read();

        assertThat(configuration.enabled()).isFalse();
        assertThat(configuration.verifier()).isNull();
        assertThat(configuration.clients()).isEmpty();
    }

    /** A claim named groups is not Scalekit's: whoever fills it would hand out roles. */
    @Test
    void groupsComeFromWhatScalekitGrantsInThisOrder() {
        assertThat(Settings.of(ENVIRONMENT, AUDIENCE).caller().groupsFrom().get(""))
                .extracting(CallerConfiguration.GroupsSource::path)
                .containsExactly(List.of("scopes"), List.of("roles"), List.of("permissions"));
    }
}
