package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorAnswersTest {

    private final ErrorAnswers answers = new ErrorAnswers(
            new CallerConfiguration(List.of(new GroupsSource(List.of("scopes"), "SCOPE_")), "the \"realm\"\r\n", null));

    @Test
    void aMissingTokenIsChallengedWithoutAnError() {
        ErrorAnswer answer = answers.tokenMissing();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge().value()).startsWith("Bearer realm=").doesNotContain("error");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void noRealmBreaksOutOfTheHeader() {
        assertThat(answers.tokenMissing().challenge().value()).isEqualTo("Bearer realm=\"the ?realm???\"");
    }

    @Test
    void aBadTokenIsToldWhichCheckFailed() {
        ErrorAnswer answer = answers.invalidToken(new InvalidTokenException(Reason.EXPIRED, "The token has expired"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge().value())
                .endsWith(", error=\"invalid_token\", error_description=\"The token has expired\"");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_token\",\"error_description\":\"The token has expired\"}");
    }

    @Test
    void aMissingScopeIsNamedWithoutTheRolesPrefix() {
        ErrorAnswer answer = answers.insufficientScope(answers.scopesOf(List.of("SCOPE_write", "SCOPE_read")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.challenge().value())
                .contains("error=\"insufficient_scope\"")
                .endsWith(", scope=\"read write\"");
        assertThat(answer.body()).endsWith("\"scope\":\"read write\"}");
    }

    @Test
    void aScopeThatBeginsWithTheRolesPrefixKeepsIt() {
        assertThat(answers.insufficientScope(List.of("SCOPE_write")).challenge().value())
                .endsWith(", scope=\"SCOPE_write\"");
    }

    @Test
    void aRoleThatCannotBeAScopeIsLeftOut() {
        ErrorAnswer answer = answers.insufficientScope(List.of("chief \"editor\""));

        assertThat(answer.challenge().value()).doesNotContain("scope=");
        assertThat(answer.body()).doesNotContain("chief");
    }

    @Test
    void retryAfterIsInWholeSecondsRoundedUp() {
        assertThat(new ErrorAnswer(503, null, Duration.ofMillis(1), "").retryAfterSeconds())
                .isEqualTo("1");
        assertThat(new ErrorAnswer(503, null, Duration.ofMillis(1001), "").retryAfterSeconds())
                .isEqualTo("2");
        assertThat(new ErrorAnswer(503, null, Duration.ZERO, "").retryAfterSeconds())
                .isEqualTo("1");
        assertThat(new ErrorAnswer(401, null, null, "").retryAfterSeconds()).isNull();
    }
}
