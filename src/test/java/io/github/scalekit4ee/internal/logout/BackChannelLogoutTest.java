package io.github.scalekit4ee.internal.logout;

import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.Revocation;
import io.github.scalekit4ee.Revocation.Kind;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.token.FakeKeySource;
import io.github.scalekit4ee.internal.token.JsonText;
import io.github.scalekit4ee.internal.token.TestConfiguration;
import io.github.scalekit4ee.internal.token.TestTokens;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackChannelLogoutTest {

    private static final String EVENTS = "{\"http://schemas.openid.net/event/backchannel-logout\":{}}";

    private final ManualClock clock = new ManualClock();
    private Revocations revocations = revocations(1000);
    private BackChannelLogout logout = logout(revocations);

    private Revocations revocations(int size) {
        return new Revocations(
                new RevocationConfiguration(Duration.ofDays(1), size, null, false), Time.of(clock), Events.none());
    }

    private BackChannelLogout logout(Revocations kept) {
        return new BackChannelLogout(
                TokenVerifier.ofLogoutTokens(
                        TestConfiguration.scalekit()
                                .clockSkew(Duration.ofMinutes(10))
                                .build(),
                        Map.of("", Set.of("skc_1")),
                        new FakeKeySource()
                                .with(KID, "RS256", TestTokens.RSA.getPublic())
                                .unnamed(),
                        null,
                        clock),
                kept,
                clock);
    }

    private static JsonText claims(String jti) {
        return JsonText.object()
                .with("iss", ISSUER)
                .with("aud", "skc_1")
                .withRaw("iat", NOW_SECONDS)
                .withRaw("exp", NOW_SECONDS + 120)
                .with("jti", jti)
                .withRaw("events", EVENTS)
                .with("sub", "usr_1");
    }

    private boolean isRevoked(Map<String, Object> claims) {
        return revocations.isRevoked(VerifierAccess.ACCESS.get().unverified("usr_1", claims));
    }

    @Test
    void aSessionEndsWhateverElseTheUserHas() {
        logout.accept(TestTokens.sign(claims("tkn_1").with("sid", "ses_1")));

        assertThat(isRevoked(Map.of("sub", "usr_1", "sid", "ses_1", "iat", NOW_SECONDS + 60)))
                .isTrue();
        assertThat(isRevoked(Map.of("sub", "usr_1", "sid", "ses_2", "iat", NOW_SECONDS - 60)))
                .isFalse();
        assertThat(revocations.list()).extracting(Revocation::kind).containsExactly(Kind.SESSION);
    }

    /** {@code iat} has whole seconds: a token of the same one may have been there before. */
    @Test
    void withoutASessionAllEndsThatTheUserHadThen() {
        clock.now = NOW.plusSeconds(90);

        logout.accept(TestTokens.sign(claims("tkn_1")));

        assertThat(isRevoked(Map.of("sub", "usr_1", "sid", "ses_1", "iat", NOW_SECONDS - 60)))
                .isTrue();
        assertThat(isRevoked(Map.of("sub", "usr_1", "sid", "ses_2", "iat", NOW_SECONDS)))
                .isTrue();
        assertThat(isRevoked(Map.of("sub", "usr_1"))).isTrue();
        // Signed in again before the logout token came.
        assertThat(isRevoked(Map.of("sub", "usr_1", "sid", "ses_3", "iat", NOW_SECONDS + 1)))
                .isFalse();
        assertThat(isRevoked(Map.of("sub", "usr_2", "iat", NOW_SECONDS))).isFalse();
    }

    @Test
    void aFractionOfASecondCountsAsTheSecond() {
        logout.accept(TestTokens.sign(claims("tkn_1").withRaw("iat", NOW_SECONDS + ".5")));

        assertThat(isRevoked(Map.of("sub", "usr_1", "iat", NOW_SECONDS))).isTrue();
        assertThat(isRevoked(Map.of("sub", "usr_1", "iat", NOW_SECONDS + 1))).isFalse();
    }

    @Test
    void anIssuersClockThatIsFarAheadStillLogsOut() {
        clock.now = NOW.minusSeconds(600);

        logout.accept(TestTokens.sign(claims("tkn_1")));

        assertThat(isRevoked(Map.of("sub", "usr_1", "iat", NOW_SECONDS - 1))).isTrue();
    }

    @Test
    void aTokenIsUsedOnce() {
        String token = TestTokens.sign(claims("tkn_1"));
        logout.accept(token);

        assertThatThrownBy(() -> logout.accept(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("the logout token has been used before");
        // Nor another one that calls itself the same.
        assertThatThrownBy(() -> logout.accept(TestTokens.sign(claims("tkn_1").with("sid", "ses_2"))))
                .isInstanceOf(InvalidTokenException.class);
        logout.accept(TestTokens.sign(claims("tkn_2")));
        assertThat(revocations.list()).hasSize(1);
    }

    @Test
    void nothingIsRememberedOfATokenThatIsRefused() {
        assertThatThrownBy(() -> logout.accept(TestTokens.sign(claims("tkn_1").with("aud", "skc_2"))))
                .isInstanceOf(InvalidTokenException.class);
        assertThat(revocations.count()).isZero();

        logout.accept(TestTokens.sign(claims("tkn_1")));
    }

    /** An access token may have the same {@code jti}, all the more one of another issuer. */
    @Test
    void theIdentifierOfALogoutTokenRevokesNoAccessToken() {
        logout.accept(TestTokens.sign(claims("tkn_1").with("sid", "ses_1")));

        assertThat(isRevoked(Map.of("sub", "usr_1", "jti", "tkn_1"))).isFalse();
        assertThat(revocations.list()).noneMatch(revocation -> revocation.kind() == Kind.TOKEN);
    }

    @Test
    void whatIsRememberedEndsByItself() {
        logout.accept(TestTokens.sign(claims("tkn_1").with("sid", "ses_1").withRaw("exp", NOW_SECONDS + 86_400)));
        assertThat(revocations.count()).isEqualTo(2);

        // Ten minutes of life and ten for clocks, instead of the day that the token claims.
        clock.now = NOW.plus(Duration.ofMinutes(20));
        revocations.revokeSession("ses_2");
        assertThat(revocations.count()).isEqualTo(2);
    }

    @Test
    void whereThereIsNoRoomTheTokenMayComeAgain() {
        revocations = revocations(1);
        logout = logout(revocations);
        revocations.revokeToken("tkn_other", NOW.plusSeconds(60));
        String token = TestTokens.sign(claims("tkn_1").with("sid", "ses_1"));

        assertThatThrownBy(() -> logout.accept(token)).isInstanceOf(IllegalStateException.class);

        clock.now = NOW.plusSeconds(700);
        logout.accept(TestTokens.sign(claims("tkn_1")
                .with("sid", "ses_1")
                .withRaw("iat", NOW_SECONDS + 600)
                .withRaw("exp", NOW_SECONDS + 720)));
        assertThat(revocations.list()).extracting(Revocation::value).isEqualTo(List.of("ses_1"));
    }

    private static final class ManualClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
