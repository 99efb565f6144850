package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.token.HostileTokens.Hostile;
import io.github.scalekit4ee.internal.token.TokenExamination.Finding;
import io.github.scalekit4ee.internal.token.TokenExamination.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command verify shows: every check, and the verifier's verdict. */
class TokenExaminationTest {

    private final FakeKeySource keys = new FakeKeySource().with(KID, "RS256", RSA.getPublic());

    static List<Hostile> hostileTokens() {
        return HostileTokens.all();
    }

    @ParameterizedTest
    @MethodSource("hostileTokens")
    void theFirstCheckThatFailsIsTheVerifiersReason(Hostile hostile) {
        TokenExamination examination =
                verifier(TestConfiguration.scalekit(), keys).examine(hostile.token());

        assertThat(examination.result()).isEqualTo(Result.FAILED);
        assertThat(examination.reason()).isEqualTo(hostile.reason());
    }

    @Test
    void aGoodTokenPassesEveryCheckOfEitherProfile() {
        for (TestConfiguration configuration :
                List.of(TestConfiguration.scalekit(), TestConfiguration.microProfile())) {
            TokenExamination examination = verifier(configuration, keys).examine(sign(machine()));

            assertThat(examination.findings())
                    .extracting(Finding::result)
                    .hasSizeGreaterThan(15)
                    .containsOnly(Result.PASSED);
            assertThat(examination.result()).isEqualTo(Result.PASSED);
            assertThat(examination.reason()).isNull();
            assertThat(examination.header()).containsEntry("kid", KID);
            assertThat(examination.claims()).containsEntry("sub", TestTokens.CLIENT);
        }
    }

    @Test
    void checksBehindTheFirstFailureHaveTheirVerdictToo() {
        String token = sign(
                machine().with("aud", "https://other.example").withRaw("iat", 0).withRaw("exp", 1));

        TokenExamination examination =
                verifier(TestConfiguration.scalekit(), keys).examine(token.substring(0, token.length() - 4) + "AAAA");

        assertThat(examination.findings())
                .filteredOn(finding -> finding.result() == Result.FAILED)
                .extracting(Finding::reason)
                .containsExactly(Reason.EXPIRED, Reason.SIGNATURE, Reason.AUDIENCE);
        assertThat(examination.reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aTokenOfAnotherIssuerIsCheckedByTheOnlyRulesThereAre() {
        TokenExamination examination = verifier(TestConfiguration.scalekit(), keys)
                .examine(sign(machine().with("iss", "https://other.scalekit.dev")));

        assertThat(examination.findings())
                .filteredOn(finding -> finding.result() != Result.PASSED)
                .extracting(Finding::check)
                .containsExactly("iss");
        assertThat(examination.findings()).extracting(Finding::check).contains("signature", "aud");
    }

    @Test
    void withoutKeysNothingIsSaidOfTheToken() {
        KeySource none = new FakeKeySource() {
            @Override
            public VerificationKey find(String kid, String algorithm) {
                throw new KeySourceUnavailableException("down", Duration.ofSeconds(1), null);
            }
        };

        TokenExamination examination =
                verifier(TestConfiguration.scalekit(), none).examine(sign(machine()));

        assertThat(examination.result()).isEqualTo(Result.UNDECIDED);
        assertThat(examination.reason()).isNull();
        assertThat(examination.findings())
                .filteredOn(finding -> finding.result() == Result.UNDECIDED)
                .extracting(Finding::check)
                .containsExactly("key", "signature");
    }

    @Test
    void itsTextShowsNothingOfTheToken() {
        TokenExamination examination =
                verifier(TestConfiguration.scalekit(), keys).examine(sign(machine()));

        assertThat(examination).hasToString("TokenExamination[PASSED]");
    }

    private static TokenVerifier<VerifiedClaims> verifier(TestConfiguration configuration, KeySource keys) {
        return new TokenVerifier<>(
                configuration.build(), Map.of("", keys), null, Clock.fixed(NOW, ZoneOffset.UTC), Function.identity());
    }
}
