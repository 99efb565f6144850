package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scalekit.environments.<name>.…} */
class EnvironmentsTest {

    private static final String STAGING_URL =
            "scalekit.environments.staging.environment-url=https://acme-dev.scalekit.dev";
    private static final String STAGING_AUDIENCE = "scalekit.environments.staging.audiences=https://api.acme.example";
    private static final String OLD_ISSUER = "scalekit.environments.old.issuer=https://idp.acme.example/realms/acme";
    private static final String OLD_KEYS =
            "scalekit.environments.old.jwks-url=https://idp.acme.example/realms/acme/certs?kind=sig";
    private static final String OLD_AUDIENCE = "scalekit.environments.old.audiences=acme-api";
    private static final String STAGINGS = "scalekit.environments.staging.";

    private static Settings staging(String... further) {
        return Settings.of(STAGING_URL, STAGING_AUDIENCE).and(further);
    }

    private static Settings old(String... further) {
        return Settings.of(OLD_ISSUER, OLD_KEYS, OLD_AUDIENCE).and(further);
    }

    @Test
    void standBesideTheUnnamedOneWithDefaultsOfTheirOwn() {
        Map<String, EnvironmentConfiguration> environments = Settings.scalekit(
                        STAGING_URL,
                        STAGING_AUDIENCE,
                        "scalekit.clock-skew=PT1S",
                        "scalekit.organizations=org_1",
                        "mp.jwt.verify.publickey.algorithm=ES256")
                .verifier()
                .environments();

        assertThat(environments).containsOnlyKeys("", "staging");
        EnvironmentConfiguration staging = environments.get("staging");
        assertThat(staging.profile()).isEqualTo(Profile.SCALEKIT);
        assertThat(staging.issuers()).containsExactly("https://acme-dev.scalekit.dev");
        assertThat(staging.audiences()).containsExactly("https://api.acme.example");
        assertThat(staging.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(staging.organizations()).isEmpty();
        assertThat(staging.signatureAlgorithms()).containsExactly("RS256");
        assertThat(staging.environmentUrl()).hasToString("https://acme-dev.scalekit.dev");
    }

    @Test
    void mayStandAlone() {
        assertThat(staging().verifier().environments()).containsOnlyKeys("staging");
    }

    @Test
    void haveEveryKeyOfTheUnnamedOne() {
        ScalekitConfiguration configuration = staging(
                        STAGINGS + "allow-missing-audience=true",
                        STAGINGS + "resource-id=res_1",
                        STAGINGS + "issuers=https://auth-dev.acme.example",
                        STAGINGS + "organizations=org_1,org_2",
                        STAGINGS + "clock-skew=PT5S",
                        STAGINGS + "groups-from=roles:DEV_",
                        STAGINGS + "signature-algorithms=RS256,PS256",
                        STAGINGS + "jwks.refresh-interval=PT1M",
                        STAGINGS + "jwks.max-stale=PT0S",
                        STAGINGS + "jwks.timeout=PT1S")
                .read();

        EnvironmentConfiguration staging =
                configuration.verifier().environments().get("staging");
        assertThat(staging.allowMissingAudience()).isTrue();
        assertThat(staging.audiences()).containsExactlyInAnyOrder("https://api.acme.example", "res_1");
        assertThat(staging.issuers())
                .containsExactlyInAnyOrder(
                        "https://acme-dev.scalekit.dev",
                        "https://acme-dev.scalekit.dev/resources/res_1",
                        "https://auth-dev.acme.example");
        assertThat(staging.organizations()).containsExactlyInAnyOrder("org_1", "org_2");
        assertThat(staging.clockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(staging.signatureAlgorithms()).containsExactlyInAnyOrder("RS256", "PS256");
        assertThat(staging.verificationKeys())
                .isEqualTo(new JwkSetEndpoint(
                        URI.create("https://acme-dev.scalekit.dev/keys"),
                        new JwksConfiguration(Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(1))));
        assertThat(configuration.caller().groupsFrom().get("staging"))
                .containsExactly(new GroupsSource(List.of("roles"), "DEV_"));
        assertThat(configuration.caller().groupsFrom().get(""))
                .extracting(GroupsSource::path)
                .containsExactly(List.of("scopes"), List.of("roles"), List.of("permissions"));
    }

    @Test
    void mayBeOfAnIssuerThatIsNotScalekits() {
        ScalekitConfiguration configuration = old("scalekit.environments.old.signature-algorithms=ES256,RS512")
                .read();

        EnvironmentConfiguration old = configuration.verifier().environments().get("old");
        assertThat(old.profile()).isEqualTo(Profile.OTHER_ISSUER);
        assertThat(old.issuers()).containsExactly("https://idp.acme.example/realms/acme");
        assertThat(old.verificationKeys())
                .isEqualTo(new JwkSetEndpoint(
                        URI.create("https://idp.acme.example/realms/acme/certs?kind=sig"), JwksConfiguration.DEFAULT));
        assertThat(old.signatureAlgorithms()).containsExactlyInAnyOrder("ES256", "RS512");
        assertThat(old.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(old.environmentUrl()).isNull();
        assertThat(configuration.caller().groupsFrom().get("old"))
                .extracting(GroupsSource::path)
                .containsExactly(List.of("scopes"), List.of("roles"), List.of("permissions"));
    }

    /** The variables alone, as MicroProfile Config maps them. */
    @Test
    void areFoundInEnvironmentVariables() {
        assertThat(NamedKeys.ENVIRONMENTS.names(List.of(
                        "SCALEKIT_ENVIRONMENTS_EU_WEST_ENVIRONMENT_URL",
                        "SCALEKIT_ENVIRONMENTS_OLD_JWKS_URL",
                        "SCALEKIT_ENVIRONMENTS_OLD_JWKS_TIMEOUT",
                        "SCALEKIT_ENVIRONMENTS_TEST_ISSUERS",
                        "scalekit.environments.testUS.issuer",
                        "SCALEKIT_ENVIRONMENT_URL",
                        "SCALEKIT_ENVIRONMENTS_ISSUER",
                        "scalekit.environments.x.realm")))
                .containsExactly("eu-west", "old", "test", "testUS");
    }

    @Test
    void aResourceIsAnAudienceOfAllAndNamesAllIssuers() {
        ScalekitConfiguration configuration = Settings.of(
                        Settings.ENVIRONMENT,
                        STAGING_URL,
                        OLD_ISSUER,
                        OLD_KEYS,
                        "scalekit.resource.url=https://mcp.example")
                .read();

        assertThat(configuration.verifier().environments().values())
                .allSatisfy(each -> assertThat(each.audiences()).containsExactly("https://mcp.example"));
        assertThat(configuration.resource().authorizationServers())
                .containsExactly(
                        "https://acme.scalekit.dev",
                        "https://idp.acme.example/realms/acme",
                        "https://acme-dev.scalekit.dev");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalekit.issuers=https://acme-dev.scalekit.dev | https://acme-dev.scalekit.dev | scalekit.environments.staging.environment-url (SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL) | scalekit.issuers (SCALEKIT_ISSUERS)",
                "scalekit.environments.staging.issuers=https://acme.scalekit.dev | https://acme.scalekit.dev | scalekit.environments.staging.issuers (SCALEKIT_ENVIRONMENTS_STAGING_ISSUERS) | scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL)",
                "mp.jwt.verify.issuer=https://acme-dev.scalekit.dev | https://acme-dev.scalekit.dev | scalekit.environments.staging.environment-url (SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL) | mp.jwt.verify.issuer (MP_JWT_VERIFY_ISSUER)"
            })
    void twoThatClaimOneIssuerAreAProblemThatNamesBothKeys(
            String assignment, String issuer, String claim, String earlier) {
        assertThat(Settings.scalekit(STAGING_URL, STAGING_AUDIENCE)
                        .and(assignment)
                        .problems())
                .containsExactly(claim + ": names the issuer \"" + issuer + "\", which is that of " + earlier
                        + " already. Remove one of the two: an issuer belongs to one environment.");
    }

    @Test
    void twoNamedOnesCannotClaimOneIssuerEither() {
        assertThat(old(
                                "scalekit.environments.older.issuer=https://idp.acme.example/realms/acme",
                                "scalekit.environments.older.jwks-url=https://idp.acme.example/certs",
                                "scalekit.environments.older.audiences=acme-api")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("scalekit.environments.older.issuer (SCALEKIT_ENVIRONMENTS_OLDER_ISSUER): names the issuer")
                .contains("scalekit.environments.old.issuer (SCALEKIT_ENVIRONMENTS_OLD_ISSUER)");
    }

    /** A token of an issuer that nobody named would be verified by that key. */
    @Test
    void besideAKeyOfAnyIssuerTheyAreRefused() {
        assertThat(staging("mp.jwt.verify.publickey.location=/publicKey.pem").problems())
                .containsExactly(
                        "mp.jwt.verify.issuer (MP_JWT_VERIFY_ISSUER): is not set beside named environments, so tokens of any"
                                + " other issuer would be accepted. Set it to the iss of the tokens that the key is for.");
        assertThat(staging("mp.jwt.verify.publickey.location=/publicKey.pem", "mp.jwt.verify.issuer=https://x.example")
                        .problems())
                .isEmpty();
    }

    @Test
    void theAudienceOfEachMustBeDecided() {
        assertThat(Settings.of(STAGING_URL, OLD_ISSUER, OLD_KEYS).problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .contains("is not set, so tokens that were issued for other services would be accepted"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("scalekit.environments.staging.audiences (SCALEKIT_ENVIRONMENTS_STAGING_AUDIENCES)")
                        .contains("set SCALEKIT_ENVIRONMENTS_STAGING_ALLOW_MISSING_AUDIENCE=true"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("scalekit.environments.old.audiences (SCALEKIT_ENVIRONMENTS_OLD_AUDIENCES)"));
    }

    @Test
    void whoseTokensAreMeantMustBeSaid() {
        assertThat(Settings.of(STAGING_AUDIENCE).problems())
                .containsExactly("scalekit.environments.staging.environment-url"
                        + " (SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL): is not set, so no token can be verified."
                        + " Copy the URL from Scalekit's dashboard and set"
                        + " SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL=https://<your environment>; for another issuer's"
                        + " tokens, set SCALEKIT_ENVIRONMENTS_STAGING_ISSUER=<its iss>.");
    }

    @Test
    void anIssuerAndItsKeysBelongTogether() {
        assertThat(Settings.of(OLD_ISSUER, OLD_AUDIENCE).problems())
                .containsExactly(
                        "scalekit.environments.old.jwks-url (SCALEKIT_ENVIRONMENTS_OLD_JWKS_URL): is not set, so"
                                + " there is no key to verify tokens of scalekit.environments.old.issuer"
                                + " (SCALEKIT_ENVIRONMENTS_OLD_ISSUER) with. Take the jwks_uri of the issuer's metadata and set"
                                + " SCALEKIT_ENVIRONMENTS_OLD_JWKS_URL=https://<host>/<path>.");
        assertThat(Settings.of(OLD_KEYS, OLD_AUDIENCE).problems())
                .containsExactly(
                        "scalekit.environments.old.issuer (SCALEKIT_ENVIRONMENTS_OLD_ISSUER): is not set, so it is"
                                + " open whose tokens scalekit.environments.old.jwks-url (SCALEKIT_ENVIRONMENTS_OLD_JWKS_URL) has the"
                                + " keys for. Copy the iss claim of a token and set SCALEKIT_ENVIRONMENTS_OLD_ISSUER=<its iss>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer=https://x.example", "jwks-url=https://x.example/keys"})
    void anEnvironmentOfScalekitsNeedsNeither(String assignment) {
        assertThat(staging(STAGINGS + assignment).problems())
                .singleElement()
                .asString()
                .startsWith(STAGINGS + assignment.substring(0, assignment.indexOf('=')))
                .contains("is set together with scalekit.environments.staging.environment-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-id=res_1", "organizations=org_1"})
    void whatOnlyScalekitsTokensSayIsNoKeyOfAnotherIssuer(String assignment) {
        assertThat(old("scalekit.environments.old." + assignment).problems())
                .singleElement()
                .asString()
                .contains("has no effect without scalekit.environments.old.environment-url");
    }

    /** An allow-list that somebody thinks is inherited would be gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scalekit.audiences=a",
                "scalekit.organizations=org_1",
                "scalekit.clock-skew=PT1S",
                "scalekit.issuers=https://a.example",
                "scalekit.groups-from=roles",
                "scalekit.jwks.timeout=PT1S",
                "mp.jwt.verify.audiences=a",
                "mp.jwt.verify.token.age=60"
            })
    void aKeyOfTheUnnamedOneIsRefusedWhereThereIsNone(String assignment) {
        assertThat(staging(assignment).problems())
                .singleElement()
                .asString()
                .startsWith(assignment.substring(0, assignment.indexOf('=')))
                .contains("has no effect without scalekit.environment-url");
    }

    @ParameterizedTest
    @CsvSource({
        "scalekit.environments.staging.audience, scalekit.environments.staging.audiences",
        "SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URI, SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL",
        "scalekit.environments.old.jwks.url, scalekit.environments.old.jwks-url",
        "scalekit.environments.old.signature-algorithm, scalekit.environments.old.signature-algorithms"
    })
    void aMistypedKeyIsToldOfWithTheNearestOne(String name, String nearest) {
        assertThat(MistypedKeys.warnings(List.of(name)))
                .singleElement()
                .asString()
                .endsWith("Did you mean " + nearest + "?");
    }

    @Test
    void noneOfTheirKeysIsTakenForAMistypedOne() {
        assertThat(NamedKeys.ENVIRONMENTS.properties()).hasSize(14);
        assertThat(MistypedKeys.warnings(NamedKeys.ENVIRONMENTS.properties().stream()
                        .map(property -> "scalekit.environments.x." + property)
                        .toList()))
                .isEmpty();
    }

    @Test
    void theDoctorShowsTheirKeys() {
        Settings settings = staging();
        assertThat(SetKey.all(new Placed(settings)))
                .extracting(SetKey::key)
                .containsExactly(
                        "scalekit.environments.staging.audiences", "scalekit.environments.staging.environment-url");
    }

    @Test
    void theStartSaysWhatEachAccepts() {
        assertThat(StartReport.of(
                        Settings.scalekit(STAGING_URL, STAGING_AUDIENCE).read(), Settings.scalekit()))
                .isEqualTo("accepts access tokens of the issuer https://acme.scalekit.dev for the audience"
                        + " https://api.acme.example; groups come from scopes, roles, permissions; of the environment staging,"
                        + " of the issuer https://acme-dev.scalekit.dev for the audience https://api.acme.example; groups come"
                        + " from scopes, roles, permissions; there is no client for outgoing calls.");
    }

    /** Everything comes from one place. */
    private record Placed(Settings settings)
            implements io.github.scalekit4ee.internal.config.source.ConfigurationSource {

        @Override
        public String value(String key) {
            return settings.value(key);
        }

        @Override
        public String place(String key) {
            return value(key) == null ? null : "here";
        }

        @Override
        public Iterable<String> names() {
            return settings.names();
        }
    }
}
