package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.AUDIENCE;
import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.ORGANIZATION;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal tells whoever has made a common mistake. It goes into {@code error_description}. */
class HelpfulRefusalTest {

    private static final String OTHER_ENVIRONMENT = "https://second.scalekit.dev";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.acme.example/ | trailing slash",
                "https://API.acme.example | letter case",
                "http://api.acme.example | http for https",
                "' https://api.acme.example' | white space",
                "'https://api.acme.example ' | white space",
                "'https://api.acme.example\\n' | white space",
                "'HTTP://api.acme.example/ ' | white space, trailing slash, http for https",
                "Https://api.Acme.example/ | trailing slash, letter case"
            })
    void saysInWhatAnAudienceIsNearlyRight(String audience, String difference) {
        String expected = "aud names no accepted audience; one differs only by " + difference;

        assertRefused(machine().with("aud", audience), Reason.AUDIENCE, expected);
        assertRefused(
                machine().withRaw("aud", "[\"https://other.example\",\"" + audience + "\"]"),
                Reason.AUDIENCE,
                expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.example.evil.example",
                "https://api.acme.example//",
                "https://api.acme.example/v1",
                "api.acme.example",
                "ftp://api.acme.example",
                "/",
                " ",
                ""
            })
    void saysNoMoreOfAnAudienceThatIsAnother(String audience) {
        assertRefused(machine().with("aud", audience), Reason.AUDIENCE, "aud names no accepted audience");
    }

    @Test
    void saysTheSameOfAnIssuerAndAnOrganization() {
        assertRefused(
                machine().with("iss", ISSUER + "/"),
                Reason.ISSUER,
                "iss is not an accepted issuer; one differs only by trailing slash");
        assertRefused(machine().with("iss", "https://evil.example"), Reason.ISSUER, "iss is not an accepted issuer");
        assertRefused(
                TestConfiguration.scalekit().organizations("org_1", ORGANIZATION),
                sign(machine().with("oid", ORGANIZATION.toUpperCase(Locale.ROOT))),
                Reason.ORGANIZATION,
                "the organization is not an accepted one; one differs only by letter case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_abcdef", "skc.abcdef", "a.b.c.d", "a.b.c.d.e.f", "", "."})
    void saysThatAnApiKeyIsNoJwt(String token) {
        assertRefused(
                TestConfiguration.scalekit(),
                token,
                Reason.MALFORMED,
                "the token is not a JWT of three or five parts; perhaps it is an API key or an opaque token, or was cut off");
    }

    @Test
    void saysThatAnotherEnvironmentsKeysAreNotConfigured() {
        TestConfiguration configuration =
                TestConfiguration.scalekit().issuers(ISSUER, ISSUER + "/resources/res_1", OTHER_ENVIRONMENT);

        assertRefused(
                configuration,
                withUnknownKey(OTHER_ENVIRONMENT),
                Reason.UNKNOWN_KEY,
                "no key fits the token: keys of its issuer are not configured, only those of scalekit.environment-url are read");
        for (String own : new String[] {ISSUER, ISSUER + "/resources/res_1"}) {
            assertRefused(
                    configuration, withUnknownKey(own), Reason.UNKNOWN_KEY, "no key of the issuer fits the token");
        }
    }

    private static String withUnknownKey(String issuer) {
        return sign(
                HEADER.replace(KID, "snk_other"), machine().with("iss", issuer).toString());
    }

    private static void assertRefused(JsonText claims, Reason reason, String message) {
        assertRefused(TestConfiguration.scalekit(), sign(claims), reason, message);
    }

    private static void assertRefused(TestConfiguration configuration, String token, Reason reason, String message) {
        TokenVerifier<VerifiedClaims> verifier = new TokenVerifier<>(
                configuration.build(),
                new FakeKeySource()
                        .with(KID, "RS256", TestTokens.RSA.getPublic())
                        .unnamed(),
                null,
                Clock.fixed(NOW, ZoneOffset.UTC),
                verified -> verified);

        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessage(message).hasMessageNotContainingAny(AUDIENCE, "acme", "second", "res_1", "org_");
        assertThat(message).hasSizeLessThanOrEqualTo(120);
        // RFC 6750 section 3.
        assertThat(message.chars()).allMatch(c -> c >= 0x20 && c <= 0x7E && c != '"' && c != '\\');
    }
}
