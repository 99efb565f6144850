package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static io.github.scalekit4ee.internal.token.TestTokens.OTHER_RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One verifier for three environments whose keys all have one name: Scalekit's own without a name, its staging, and an older issuer. */
class SeveralEnvironmentsTest {

    private static final String STAGING = "https://staging.scalekit.dev";
    private static final String OLD = "https://idp.acme.example/realms/acme";

    private final FakeKeySource ours = new FakeKeySource().with(KID, "RS256", RSA.getPublic());
    private final FakeKeySource stagings = new FakeKeySource().with(KID, "RS256", OTHER_RSA.getPublic());
    private final BreakableKeySource olds = new BreakableKeySource();
    private final TokenVerifier<VerifiedClaims> verifier = new TokenVerifier<>(
            configuration(),
            Map.of("", ours, "staging", stagings, "old", olds),
            null,
            Clock.fixed(NOW, ZoneOffset.UTC),
            claims -> claims);

    SeveralEnvironmentsTest() {
        olds.with(KID, "RS512", OTHER_RSA.getPublic());
    }

    private static VerifierConfiguration configuration() {
        return TestConfiguration.scalekit()
                .cache(100, Duration.ofMinutes(5))
                .build(Map.of(
                        "",
                        TestConfiguration.scalekit().environment(),
                        "staging",
                        TestConfiguration.scalekit()
                                .url(STAGING)
                                .clockSkew(Duration.ZERO)
                                .organizations("org_staging")
                                .environment(),
                        "old",
                        TestConfiguration.scalekit()
                                .profile(Profile.OTHER_ISSUER)
                                .url(OLD)
                                .algorithms("RS512")
                                .environment()));
    }

    private static final class BreakableKeySource extends FakeKeySource {

        private boolean down;

        @Override
        public VerificationKey find(String kid, String algorithm) {
            if (down) {
                throw new KeySourceUnavailableException("down", Duration.ofSeconds(1), null);
            }
            return super.find(kid, algorithm);
        }

        @Override
        public boolean isCurrent(VerificationKey key) {
            return !down && super.isCurrent(key);
        }
    }

    @Test
    void anExaminationSaysByWhichEnvironmentsRulesATokenWasChecked() {
        assertThat(verifier.examine(ours(machine())).environment()).isEmpty();
        assertThat(verifier.examine(stagings(staging().with("oid", "org_other"))))
                .satisfies(refused -> assertThat(refused.environment()).isEqualTo("staging"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.ORGANIZATION));
        assertThat(verifier.examine(ours(machine().with("iss", "https://other.scalekit.dev")))
                        .environment())
                .isNull();
        assertThat(verifier.examine("a.b.c").environment()).isNull();
    }

    @Test
    void theTokenSaysInWhichEnvironmentItWasVerified() {
        assertThat(verifier.verify(ours(machine())).environment()).isEmpty();
        assertThat(verifier.verify(stagings(staging())).environment()).isEqualTo("staging");
        assertThat(verifier.verify(olds(old())).environment()).isEqualTo("old");
    }

    /** The kept one, too, and in both directions. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyOfOneEnvironmentNeverVerifiesATokenOfAnother(boolean keptBefore) {
        if (keptBefore) {
            verifier.verify(ours(machine()));
            verifier.verify(stagings(staging()));
        }

        assertRefused(sign("RS256", RSA, staging()), Reason.SIGNATURE);
        assertRefused(sign("RS256", OTHER_RSA, machine()), Reason.SIGNATURE);
        assertRefused(sign("RS512", RSA, old()), Reason.SIGNATURE);
    }

    /** With the header and the signature of a token that is kept. */
    @Test
    void aKeptTokenUnderAnotherIssuerIsAnotherToken() {
        String kept = stagings(staging());
        verifier.verify(kept);
        String[] parts = kept.split("\\.");

        for (JsonText claims : new JsonText[] {machine(), old()}) {
            assertRefused(
                    parts[0] + "." + TestTokens.base64(claims.toString()) + "." + parts[2],
                    claims.toString().contains(OLD) ? Reason.ALGORITHM : Reason.SIGNATURE);
        }
    }

    @Test
    void theAlgorithmOfOneIsNotAcceptedOfAnother() {
        assertRefused(sign("RS512", RSA, machine()), Reason.ALGORITHM);
        assertRefused(sign("RS256", OTHER_RSA, old()), Reason.ALGORITHM);
        assertThat(ours.lookups() + olds.lookups()).as("no key is looked for").isZero();
    }

    @Test
    void eachHasItsOwnSkewAndOrganizations() {
        assertThat(verifier.verify(
                        ours(machine().withRaw("exp", NOW_SECONDS - 10).withRaw("iat", NOW_SECONDS - 60))))
                .isNotNull();
        assertRefused(
                stagings(staging().withRaw("exp", NOW_SECONDS - 10).withRaw("iat", NOW_SECONDS - 60)), Reason.EXPIRED);
        assertRefused(stagings(staging().with("oid", "org_production")), Reason.ORGANIZATION);
    }

    @Test
    void onlyTheKeysOfItsOwnEnvironmentAreAsked() {
        verifier.verify(stagings(staging()));
        verifier.verify(stagings(staging()));
        assertThat(stagings.lookups()).isEqualTo(1);
        assertThat(ours.lookups() + olds.lookups()).isZero();
    }

    @Test
    void theOutageOfOneIsNothingToTheOthers() {
        String kept = olds(old());
        verifier.verify(kept);
        olds.down = true;

        assertThat(catchThrowableOfType(KeySourceUnavailableException.class, () -> verifier.verify(kept)))
                .isNotNull();
        assertThat(verifier.verify(ours(machine()))).isNotNull();
        assertThat(verifier.verify(stagings(staging()))).isNotNull();
    }

    @Test
    void theRotationOfOneDropsItsOwnTokensOnly() {
        String one = ours(machine());
        String other = stagings(staging());
        verifier.verify(one);
        verifier.verify(other);
        stagings.remove(KID);

        assertRefused(other, Reason.UNKNOWN_KEY);
        int lookups = ours.lookups();
        assertThat(verifier.verify(one)).isNotNull();
        assertThat(ours.lookups()).as("it is kept").isEqualTo(lookups);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://staging.scalekit.dev/",
                "https://STAGING.scalekit.dev",
                "https://idp.acme.example/realms/acme/resources/res_1",
                "https://evil.example"
            })
    void theIssuerIsAnExactStringAndTheRefusalNamesNone(String issuer) {
        InvalidTokenException refusal = catchThrowableOfType(
                InvalidTokenException.class,
                () -> verifier.verify(stagings(staging().with("iss", issuer))));

        assertThat(refusal.reason()).isEqualTo(Reason.ISSUER);
        assertThat(refusal.getMessage())
                .startsWith("iss is not an accepted issuer")
                .doesNotContain("staging", "idp", "acme", "evil");
        assertThat(stagings.lookups()).isZero();
    }

    /** Neither says the name of an environment, which is the application's. */
    @Test
    void anUnknownKeyIsSaidWithoutNames() {
        stagings.remove(KID);
        assertThat(catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(stagings(staging())))
                        .getMessage())
                .isEqualTo("no key of the issuer fits the token");
    }

    /** In access tokens of other issuers they are usual, and in Scalekit's they are not. */
    @ParameterizedTest
    @ValueSource(strings = {"azp", "amr"})
    void whatOthersWriteIntoAccessTokensIsNoSignOfAnIdToken(String claim) {
        assertThat(verifier.verify(olds(old().with(claim, "x")))).isNotNull();
        assertRefused(stagings(staging().with(claim, "x")), Reason.NOT_AN_ACCESS_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "at_hash, x",
        "c_hash, x",
        "nonce, x",
        "typ, ID",
        "typ, Refresh",
        "typ, Logout",
        "typ, Offline",
        "token_use, id"
    })
    void anotherIssuersOtherTokensAreNoAccessTokens(String claim, String value) {
        assertRefused(olds(old().with(claim, value)), Reason.NOT_AN_ACCESS_TOKEN);
    }

    @Test
    void aNonceInATokenThatSaysItIsAnAccessTokenIsNone() {
        assertThat(verifier.verify(olds(old().with("nonce", "x").with("typ", "Bearer"))))
                .isNotNull();
        assertThat(verifier.verify(olds(old().with("nonce", "x").with("token_use", "access"))))
                .isNotNull();
    }

    @Test
    void anotherIssuersTokensMeetScalekitsRulesOtherwise() {
        assertRefused(olds(old().without("exp")), Reason.CLAIM);
        assertRefused(olds(old().without("sub")), Reason.CLAIM);
        assertRefused(olds(old().without("aud")), Reason.AUDIENCE);
        assertRefused(olds(old().with("aud", "https://other.example")), Reason.AUDIENCE);
        assertRefused(olds(old().withRaw("cnf", "{\"jkt\":\"x\"}")), Reason.SENDER_CONSTRAINED);
        assertRefused(olds(old().withRaw("events", "{}")), Reason.NOT_AN_ACCESS_TOKEN);
    }

    /** RFC 7515 section 4.1.4; the key source finds none where there are several. */
    @Test
    void anotherIssuersTokenMayLackAKeyId() {
        assertThat(verifier.verify(sign("{\"alg\":\"RS512\"}", OTHER_RSA, "SHA512withRSA", old().toString())))
                .isNotNull();
        String withoutKid = sign(
                "{\"alg\":\"RS256\"}", OTHER_RSA, "SHA256withRSA", staging().toString());
        assertRefused(withoutKid, Reason.UNKNOWN_KEY);
    }

    private void assertRefused(String token, Reason reason) {
        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
        assertThat(refusal).as("%s", reason).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    }

    private static JsonText staging() {
        return machine().with("iss", STAGING).with("oid", "org_staging");
    }

    private static JsonText old() {
        return machine().with("iss", OLD);
    }

    private static String ours(JsonText claims) {
        return sign("RS256", RSA, claims);
    }

    private static String stagings(JsonText claims) {
        return sign("RS256", OTHER_RSA, claims);
    }

    private static String olds(JsonText claims) {
        return sign("RS512", OTHER_RSA, claims);
    }

    private static String sign(String alg, KeyPair pair, JsonText claims) {
        return sign(
                "{\"alg\":\"" + alg + "\",\"kid\":\"" + KID + "\"}",
                pair,
                "SHA" + alg.substring(2) + "withRSA",
                claims.toString());
    }

    private static String sign(String header, KeyPair pair, String jcaName, String claims) {
        return TestTokens.sign(header.getBytes(UTF_8), claims.getBytes(UTF_8), jcaName, pair.getPrivate());
    }
}
