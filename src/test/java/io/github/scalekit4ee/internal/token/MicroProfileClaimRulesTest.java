package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicroProfileClaimRulesTest {

    private static final JsonText TOKEN = JsonText.object()
            .with("iss", "https://server.example.com")
            .with("jti", "a-123")
            .with("sub", "24400320")
            .with("upn", "jdoe@example.com")
            .with("preferred_username", "jdoe")
            .withRaw("groups", "[\"Echoer\",\"Tester\"]")
            .withRaw("roles", "[1,{\"any\":true}]")
            .withRaw("iat", NOW_SECONDS)
            .withRaw("exp", NOW_SECONDS + 300);

    @Test
    void takesTheNameFromTheFirstOfThreeClaims() {
        assertThat(verify(TOKEN).callerName()).isEqualTo("jdoe@example.com");
        assertThat(verify(TOKEN.without("upn")).callerName()).isEqualTo("jdoe");
        assertThat(verify(TOKEN.without("upn", "preferred_username")).callerName())
                .isEqualTo("24400320");
        assertRefused(TOKEN.without("upn", "preferred_username", "sub"), Reason.CLAIM);
    }

    @ParameterizedTest
    @CsvSource({"upn,1", "upn,null", "upn,'\"\"'", "sub,[]", "jti,1", "preferred_username,{}"})
    void refusesANameThatIsNoText(String claim, String value) {
        assertRefused(TOKEN.without("upn").withRaw(claim, value), Reason.CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upn", "preferred_username", "sub", "client_id"})
    void refusesANameThatNobodyCanSee(String claim) {
        assertRefused(TOKEN.with(claim, "\u200B"), Reason.CLAIM);
        assertRefused(TOKEN.with(claim, "\\u2060\\u00AD"), Reason.CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat"})
    void demandsItsDates(String claim) {
        assertRefused(TOKEN.without(claim), Reason.CLAIM);
    }

    @Test
    void takesAnyIssuerWhereNoneIsConfiguredButWantsOne() {
        assertThat(verify(configuration().issuers(), TOKEN.with("iss", "anybody")))
                .isNotNull();
        assertRefused(configuration().issuers(), TOKEN.without("iss"), Reason.ISSUER);
        assertRefused(configuration().issuers(), TOKEN.withRaw("iss", 1), Reason.ISSUER);
    }

    @Test
    void comparesTheIssuerWhereOneIsConfigured() {
        assertThat(verify(TOKEN)).isNotNull();
        assertRefused(TOKEN.with("iss", "https://server.example.com/"), Reason.ISSUER);
    }

    @Test
    void comparesTheAudienceOnlyWhereConfigured() {
        assertThat(verify(TOKEN.with("aud", "anything"))).isNotNull();
        assertThat(verify(configuration().audiences("aud1", "aud2"), TOKEN.with("aud", "aud1")))
                .isNotNull();
        assertThat(verify(configuration().audiences("aud1"), TOKEN.withRaw("aud", "[\"x\",\"aud1\"]")))
                .isNotNull();
        assertRefused(configuration().audiences("aud1"), TOKEN.with("aud", "aud2"), Reason.AUDIENCE);
        assertRefused(configuration().audiences("aud1"), TOKEN, Reason.AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "null", "[1]", "{}"})
    void refusesAMalformedAudienceInAnyCase(String audience) {
        assertRefused(TOKEN.withRaw("aud", audience), Reason.AUDIENCE);
    }

    @Test
    void hasNoToleranceUnlessConfigured() {
        assertRefused(TOKEN.withRaw("iat", 0).withRaw("exp", NOW_SECONDS), Reason.EXPIRED);
        assertRefused(TOKEN.withRaw("nbf", NOW_SECONDS + 1), Reason.NOT_YET_VALID);
        assertThat(verify(
                        configuration().clockSkew(Duration.ofSeconds(2)),
                        TOKEN.withRaw("iat", 0).withRaw("exp", NOW_SECONDS - 1)))
                .isNotNull();
    }

    /** RFC 7519 section 4.1.6 has no refusal for it, and two clocks are never the same. */
    @Test
    void takesATokenThatAnotherClockHasJustIssued() {
        assertThat(verify(TOKEN.withRaw("iat", NOW_SECONDS + 1))).isNotNull();
        assertThat(verify(TOKEN.withRaw("iat", NOW_SECONDS + 60))).isNotNull();
        assertRefused(TOKEN.withRaw("iat", NOW_SECONDS + 61), Reason.NOT_YET_VALID);
        TestConfiguration skew = configuration().clockSkew(Duration.ofSeconds(90));
        assertThat(verify(skew, TOKEN.withRaw("iat", NOW_SECONDS + 90))).isNotNull();
        assertRefused(skew, TOKEN.withRaw("iat", NOW_SECONDS + 91), Reason.NOT_YET_VALID);
    }

    @Test
    void refusesATokenIssuedAfterItsEnd() {
        assertRefused(TOKEN.withRaw("iat", NOW_SECONDS + 305), Reason.CLAIM);
    }

    @Test
    void countsTheAgeFromIssue() {
        TestConfiguration configuration = configuration().maxTokenAge(Duration.ofSeconds(4));

        assertThat(verify(configuration, TOKEN.withRaw("iat", NOW_SECONDS - 3))).isNotNull();
        assertRefused(configuration, TOKEN.withRaw("iat", NOW_SECONDS - 5), Reason.EXPIRED);
    }

    /** Whoever merely bears it may have stolen it (RFC 9449 section 7.2, RFC 8705 section 3). */
    @ParameterizedTest
    @ValueSource(strings = {"{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}", "{}", "null"})
    void refusesATokenThatIsBoundToAKey(String confirmation) {
        assertRefused(TOKEN.withRaw("cnf", confirmation), Reason.SENDER_CONSTRAINED);
    }

    @Test
    void needsNoKid() {
        TokenVerifier<VerifiedClaims> verifier = verifier(configuration());

        assertThat(verifier.verify(sign("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", TOKEN.toString())))
                .isNotNull();
        assertThat(verifier.verify(sign("{\"alg\":\"RS256\",\"kid\":null}", TOKEN.toString())))
                .isNotNull();
    }

    @Test
    void refusesAKidThatIsNoPlainText() {
        TokenVerifier<VerifiedClaims> verifier = verifier(configuration());

        assertThatThrownBy(() -> verifier.verify(sign("{\"alg\":\"RS256\",\"kid\":1}", TOKEN.toString())))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.UNKNOWN_KEY));
    }

    private static TestConfiguration configuration() {
        return TestConfiguration.microProfile().issuers("https://server.example.com");
    }

    private static void assertRefused(JsonText claims, Reason reason) {
        assertRefused(configuration(), claims, reason);
    }

    private static void assertRefused(TestConfiguration configuration, JsonText claims, Reason reason) {
        assertThatThrownBy(() -> verify(configuration, claims))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    private static VerifiedClaims verify(JsonText claims) {
        return verify(configuration(), claims);
    }

    private static VerifiedClaims verify(TestConfiguration configuration, JsonText claims) {
        return verifier(configuration).verify(sign("{\"alg\":\"RS256\",\"kid\":\"/Token1.json\"}", claims.toString()));
    }

    private static TokenVerifier<VerifiedClaims> verifier(TestConfiguration configuration) {
        return new TokenVerifier<>(
                configuration.build(),
                new FakeKeySource()
                        .with("/Token1.json", "RS256", TestTokens.RSA.getPublic())
                        .unnamed(),
                null,
                Clock.fixed(NOW, ZoneOffset.UTC),
                verified -> verified);
    }
}
