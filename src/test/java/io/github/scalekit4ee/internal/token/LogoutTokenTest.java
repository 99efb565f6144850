package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.AUDIENCE;
import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of OpenID Connect Back-Channel Logout 1.0 sections 2.4 and 2.6; each is broken alone. */
class LogoutTokenTest {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String LOGOUT_HEADER = HEADER.replace("\"JWT\"", "\"logout+jwt\"");

    private final FakeKeySource keys = new FakeKeySource().with(KID, "RS256", TestTokens.RSA.getPublic());

    private static JsonText logout() {
        return JsonText.object()
                .with("iss", ISSUER)
                .with("sub", "usr_1")
                .with("aud", "skc_1")
                .withRaw("iat", NOW_SECONDS)
                .withRaw("exp", NOW_SECONDS + 120)
                .with("jti", "tkn_1")
                .withRaw("events", "{\"" + EVENT + "\":{}}")
                .with("sid", "ses_1");
    }

    private TokenVerifier<VerifiedClaims> verifier(VerifierConfiguration configuration, Instant now) {
        return TokenVerifier.ofLogoutTokens(
                configuration, Map.of("", Set.of("skc_1")), keys.unnamed(), null, Clock.fixed(now, ZoneOffset.UTC));
    }

    private VerifiedClaims verify(String token) {
        return verify(token, NOW);
    }

    private VerifiedClaims verify(String token, Instant now) {
        return verifier(TestConfiguration.scalekit().build(), now).verify(token);
    }

    private static String signed(JsonText claims) {
        return TestTokens.sign(LOGOUT_HEADER, claims.toString());
    }

    private InvalidTokenException refusal(JsonText claims) {
        return catchThrowableOfType(InvalidTokenException.class, () -> verify(signed(claims)));
    }

    private void refused(JsonText claims, Reason reason, String message) {
        InvalidTokenException refusal = refusal(claims);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }

    @Test
    void aWholeOneIsAccepted() {
        assertThat(verify(signed(logout())).members()).containsEntry("sid", "ses_1");
        assertThat(verify(signed(logout().without("sid"))).callerName()).isEqualTo("usr_1");
        assertThat(verify(signed(logout().without("sub"))).callerName()).isEqualTo("ses_1");
        assertThat(verify(signed(logout().withRaw("aud", "[\"other\",\"skc_1\"]")))
                        .members())
                .containsKey("aud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"logout+jwt", "LOGOUT+JWT", "application/logout+jwt", "Application/Logout+JWT", "JWT", "jwt"})
    void theTypeIsThatOfALogoutTokenOrOfAnyJwt(String type) {
        assertThat(verify(TestTokens.sign(HEADER.replace("\"JWT\"", '"' + type + '"'), logout().toString())))
                .isNotNull();
    }

    @Test
    void theTypeMayBeAbsent() {
        assertThat(verify(TestTokens.sign(HEADER.replace(",\"typ\":\"JWT\"", ""), logout().toString())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"at+jwt\"", "\"application/at+jwt\"", "\"secevent+jwt\"", "\"logout\"", "\"\"", "1", "null"})
    void noOtherTypeIsAccepted(String type) {
        String token = TestTokens.sign(HEADER.replace("\"JWT\"", type), logout().toString());

        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, () -> verify(token));

        assertThat(refusal.reason()).isEqualTo(Reason.TYPE);
        assertThat(refusal).hasMessage("typ is not that of a logout token");
    }

    @Test
    void theAlgorithmIsOneOfThoseOfAccessTokens() {
        for (String algorithm : new String[] {"none", "HS256", "PS256", "ES256"}) {
            String token = TestTokens.sign(LOGOUT_HEADER.replace("RS256", algorithm), logout().toString());

            assertThatThrownBy(() -> verify(token))
                    .extracting(e -> ((InvalidTokenException) e).reason())
                    .isEqualTo(Reason.ALGORITHM);
        }
        assertThat(keys.lookups()).isZero();
    }

    @Test
    void theSignatureIsByAKeyOfTheIssuer() {
        String forged = TestTokens.sign(
                LOGOUT_HEADER.getBytes(UTF_8),
                logout().toString().getBytes(UTF_8),
                "SHA256withRSA",
                TestTokens.OTHER_RSA.getPrivate());

        assertThatThrownBy(() -> verify(forged))
                .extracting(e -> ((InvalidTokenException) e).reason())
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void theIssuerIsAnAcceptedOne() {
        refused(logout().with("iss", ISSUER + "/"), Reason.ISSUER, "iss is not an accepted issuer");
        refused(logout().without("iss"), Reason.ISSUER, "iss is not an accepted issuer");
        assertThat(keys.lookups()).isZero();
    }

    @Test
    void theAudienceIsAClientIdOfOurs() {
        refused(logout().without("aud"), Reason.AUDIENCE, "aud is missing");
        refused(logout().with("aud", "skc_2"), Reason.AUDIENCE, "aud names no accepted audience");
        refused(logout().withRaw("aud", "[]"), Reason.AUDIENCE, "aud is not a string or an array of strings");
        refused(
                logout().withRaw("aud", "[\"skc_1\",1]"),
                Reason.AUDIENCE,
                "aud is not a string or an array of strings");
        refused(logout().with("aud", AUDIENCE), Reason.AUDIENCE, "aud names no accepted audience");
    }

    @Test
    void bothDatesAreRequired() {
        refused(logout().without("iat"), Reason.CLAIM, "iat is missing");
        refused(logout().without("exp"), Reason.CLAIM, "exp is missing");
        refused(logout().withRaw("iat", "\"" + NOW_SECONDS + "\""), Reason.CLAIM, "iat is not a number");
        refused(logout().withRaw("exp", "null"), Reason.CLAIM, "exp is not a number");
        refused(logout().withRaw("exp", NOW_SECONDS - 1), Reason.CLAIM, "iat is later than exp");
    }

    /** Clock skew is 30 seconds. */
    @ParameterizedTest
    @CsvSource({
        "120, 149999, true",
        "120, 150000, false",
        // The life of ten minutes at most, whatever exp says.
        "86400, 629999, true",
        "86400, 630000, false",
        // Issued ahead of our clock by a minute at most.
        "120, -60000, true",
        "120, -60001, false",
    })
    void endsWithItsLifeAndIsRecent(long life, long millisLater, boolean accepted) {
        String token = signed(logout().withRaw("exp", NOW_SECONDS + life));
        Instant now = NOW.plusMillis(millisLater);

        if (accepted) {
            assertThat(verify(token, now)).isNotNull();
        } else {
            assertThatThrownBy(() -> verify(token, now))
                    .extracting(e -> ((InvalidTokenException) e).reason())
                    .isEqualTo(millisLater > 0 ? Reason.EXPIRED : Reason.NOT_YET_VALID);
            assertThat(keys.lookups()).isZero();
        }
    }

    @Test
    void aWiderSkewCountsHereToo() {
        VerifierConfiguration wide =
                TestConfiguration.scalekit().clockSkew(Duration.ofMinutes(10)).build();

        assertThat(verifier(wide, NOW.minusSeconds(600)).verify(signed(logout())))
                .isNotNull();
        assertThatThrownBy(() -> verifier(wide, NOW.minusMillis(600_001)).verify(signed(logout())))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void theOnlyEventIsALogoutWithAnObject() {
        refused(logout().without("events"), Reason.CLAIM, "events does not say that this is a logout token");
        for (String events : new String[] {
            "null",
            "{}",
            "[]",
            "[\"" + EVENT + "\"]",
            "\"" + EVENT + "\"",
            "{\"" + EVENT + "\":null}",
            "{\"" + EVENT + "\":[]}",
            "{\"" + EVENT + "\":\"\"}",
            "{\"" + EVENT + "\":true}",
            "{\"" + EVENT + "/\":{}}",
            "{\"" + EVENT.replace("http:", "https:") + "\":{}}",
            "{\"" + EVENT + "\":{},\"https://schemas.openid.net/secevent/caep/event-type/session-revoked\":{}}"
        }) {
            refused(
                    logout().withRaw("events", events),
                    Reason.CLAIM,
                    "events does not say that this is a logout token");
        }
        assertThat(verify(signed(logout().withRaw("events", "{\"" + EVENT + "\":{\"more\":1}}"))))
                .isNotNull();
    }

    @Test
    void aNonceIsForbiddenWhateverItIs() {
        refused(logout().with("nonce", "n"), Reason.CLAIM, "nonce must not be in a logout token");
        refused(logout().withRaw("nonce", "null"), Reason.CLAIM, "nonce must not be in a logout token");
    }

    @Test
    void itHasAnIdentifierOfItsOwn() {
        refused(logout().without("jti"), Reason.CLAIM, "jti is missing");
        refused(logout().with("jti", ""), Reason.CLAIM, "jti is blank");
        refused(logout().withRaw("jti", "1"), Reason.CLAIM, "jti is not a string");
    }

    @Test
    void itNamesASessionOrAUser() {
        refused(logout().without("sid").without("sub"), Reason.CLAIM, "sid is missing, and so is sub");
        refused(logout().withRaw("sid", "null"), Reason.CLAIM, "sid is not a string");
        refused(logout().with("sid", " "), Reason.CLAIM, "sid is blank");
        refused(logout().withRaw("sub", "1"), Reason.CLAIM, "sub is not a string");
        refused(logout().with("sid", "s".repeat(1001)), Reason.CLAIM, "sid has more than 1000 characters");
        refused(logout().without("sid").with("sub", "s".repeat(1001)), Reason.CLAIM, "sub has more than 1000");
        assertThat(verify(signed(logout().with("sid", "s".repeat(1000))))).isNotNull();
    }

    /** RFC 8725 section 3.12: whatever is accepted here is refused there, and the other way round. */
    @ParameterizedTest
    @EnumSource
    void noTokenIsALogoutTokenAndAnAccessToken(Profile profile) {
        VerifierConfiguration configuration =
                TestConfiguration.scalekit().profile(profile).audiences("skc_1").build();
        TokenVerifier<VerifiedClaims> access = new TokenVerifier<>(
                configuration, keys.unnamed(), null, Clock.fixed(NOW, ZoneOffset.UTC), claims -> claims);
        JsonText user = TestTokens.machine().with("sid", "ses_1").withRaw("aud", "[\"skc_1\"]");

        for (String header : new String[] {HEADER, HEADER.replace(",\"typ\":\"JWT\"", ""), LOGOUT_HEADER}) {
            String logout = TestTokens.sign(header, logout().toString());
            assertThat(verifier(configuration, NOW).verify(logout)).isNotNull();
            assertThatThrownBy(() -> access.verify(logout))
                    .extracting(e -> ((InvalidTokenException) e).reason())
                    .isEqualTo(header.equals(LOGOUT_HEADER) ? Reason.TYPE : Reason.NOT_AN_ACCESS_TOKEN);
        }
        for (String header : new String[] {HEADER, HEADER.replace(",\"typ\":\"JWT\"", "")}) {
            String token = TestTokens.sign(header, user.toString());
            assertThat(access.verify(token)).isNotNull();
            assertThatThrownBy(() -> verifier(configuration, NOW).verify(token))
                    .isInstanceOf(InvalidTokenException.class)
                    .hasMessageContaining("events");
        }
    }

    @Test
    void noMessageShowsAClaim() {
        String secret = "s3cr3t-value";
        for (String name : new String[] {"iss", "aud", "nonce", "iat", "exp", "events"}) {
            assertThat(refusal(logout().with(name, secret))).hasMessageNotContaining(secret);
        }
    }

    @Test
    void anUnknownKeyIsAskedForAsWithAnAccessToken() {
        String token = TestTokens.sign(LOGOUT_HEADER.replace(KID, "other"), logout().toString());

        assertThatThrownBy(() -> verify(token))
                .extracting(e -> ((InvalidTokenException) e).reason())
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(keys.lookups()).isOne();
    }
}
