package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.ORGANIZATION;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What configuration changes; the rest is in {@link HostileTokenTest}. */
class ScalekitClaimRulesTest {

    @Test
    void acceptsAMachineTokenWithoutAudienceWhereConfigured() {
        assertThat(verify(
                                TestConfiguration.scalekit().allowMissingAudience(),
                                machine().without("aud"))
                        .audience())
                .isEmpty();
    }

    @Test
    void refusesAUserTokenWithoutAudienceEvenThen() {
        assertRefused(
                TestConfiguration.scalekit().allowMissingAudience(),
                machine().without("aud").with("sub", "usr_1"),
                Reason.AUDIENCE);
        assertRefused(
                TestConfiguration.scalekit().allowMissingAudience(),
                machine().without("aud", "client_id"),
                Reason.AUDIENCE);
    }

    @Test
    void refusesAnEmptyOrForeignAudienceEvenThen() {
        TestConfiguration configuration = TestConfiguration.scalekit().allowMissingAudience();

        assertRefused(configuration, machine().withRaw("aud", "[]"), Reason.AUDIENCE);
        assertRefused(configuration, machine().withRaw("aud", "null"), Reason.AUDIENCE);
        assertRefused(configuration, machine().with("aud", "https://other.example"), Reason.AUDIENCE);
        assertRefused(configuration.audiences(), machine(), Reason.AUDIENCE);
    }

    @Test
    void acceptsOnlyConfiguredOrganizations() {
        assertThat(verify(TestConfiguration.scalekit().organizations(ORGANIZATION, "org_2"), machine()))
                .isNotNull();
        assertRefused(TestConfiguration.scalekit().organizations("org_2"), machine(), Reason.ORGANIZATION);
        assertRefused(
                TestConfiguration.scalekit().organizations(ORGANIZATION),
                machine().without("oid"),
                Reason.ORGANIZATION);
    }

    @Test
    void readsOrgIdOnlyWhereOidIsAbsent() {
        TestConfiguration configuration = TestConfiguration.scalekit().organizations("org_2");

        assertThat(verify(configuration, machine().without("oid").with("org_id", "org_2")))
                .isNotNull();
        assertRefused(configuration, machine().with("org_id", "org_2"), Reason.ORGANIZATION);
    }

    @Test
    void appliesTheGreatestAgeWhereConfigured() {
        TestConfiguration configuration =
                TestConfiguration.scalekit().clockSkew(Duration.ZERO).maxTokenAge(Duration.ofSeconds(10));

        assertThat(verify(configuration, machine().withRaw("iat", TestTokens.NOW_SECONDS - 9)))
                .isNotNull();
        assertRefused(configuration, machine().withRaw("iat", TestTokens.NOW_SECONDS - 10), Reason.EXPIRED);
        assertRefused(configuration, machine().without("iat"), Reason.CLAIM);
    }

    @Test
    void theCallerIsTheSubject() {
        assertThat(verify(
                                TestConfiguration.scalekit(),
                                machine().with("upn", "other").with("preferred_username", "other"))
                        .callerName())
                .isEqualTo(TestTokens.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "client_id", "oid", "jti"})
    void refusesANameThatNobodyCanSee(String claim) {
        for (String invisible : VisibleTextTest.INVISIBLE) {
            assertRefused(TestConfiguration.scalekit(), machine().with(claim, invisible), Reason.CLAIM);
        }
    }

    @Test
    void aLoginHintBesideASubjectIsAnybodysClaim() {
        assertThat(verify(TestConfiguration.scalekit(), machine().with("login_hint", "x")))
                .isNotNull();
    }

    private static void assertRefused(TestConfiguration configuration, JsonText claims, Reason reason) {
        assertThatThrownBy(() -> verify(configuration, claims))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    private static VerifiedClaims verify(TestConfiguration configuration, JsonText claims) {
        return new TokenVerifier<>(
                        configuration.build(),
                        new FakeKeySource()
                                .with(KID, "RS256", TestTokens.RSA.getPublic())
                                .unnamed(),
                        null,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        verified -> verified)
                .verify(sign(claims));
    }
}
