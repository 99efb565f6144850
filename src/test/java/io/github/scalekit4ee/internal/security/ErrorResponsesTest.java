package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorResponsesTest {

    private static final CallerConfiguration CALLER =
            new CallerConfiguration(List.of(new GroupsSource(List.of("scopes"), "SCOPE_")), "the \"realm\"\r\n", null);

    private final ErrorResponses answers = new ErrorResponses(CALLER);

    @Test
    void aMissingTokenIsChallengedWithoutAnError() {
        ErrorResponse answer = answers.tokenMissing();

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
        ErrorResponse answer = answers.invalidToken(new InvalidTokenException(Reason.EXPIRED, "The token has expired"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge().value())
                .endsWith(", error=\"invalid_token\", error_description=\"The token has expired\"");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_token\",\"error_description\":\"The token has expired\"}");
    }

    @Test
    void aMissingScopeIsNamedWithoutTheRolesPrefix() {
        ErrorResponse answer = answers.insufficientScope(answers.scopesOf(List.of("SCOPE_write", "SCOPE_read")));

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
        ErrorResponse answer = answers.insufficientScope(List.of("chief \"editor\""));

        assertThat(answer.challenge().value()).doesNotContain("scope=");
        assertThat(answer.body()).doesNotContain("chief");
    }

    /** RFC 6750 section 3: every visible character but the quotation mark and the backslash. */
    @Test
    void aScopeHasTheCharactersThatItsFieldMayHave() {
        for (String scope : List.of("!", "#", "[", "]", "~", "a:b/c")) {
            assertThat(answers.insufficientScope(List.of(scope)).challenge().value())
                    .endsWith(", scope=\"" + scope + "\"");
        }
        for (String none : List.of("", " ", "\"", "\\", "\u007f", "\u001f", "\u00e9", "a b")) {
            assertThat(answers.insufficientScope(List.of(none)).challenge().value())
                    .doesNotContain(", scope=");
        }
    }

    @Test
    void aDescriptionHasTheCharactersThatItsFieldMayHave() {
        assertThat(answers.invalidToken(new InvalidTokenException(Reason.CLAIM, " ~\u007f\u001f\"\\\u00e9"))
                        .challenge()
                        .value())
                .endsWith(", error_description=\" ~?????\"");
    }

    @Test
    void aRoleWithoutThePrefixIsNamedAsItIs() {
        ErrorResponse answer = answers.insufficientScope(answers.scopesOf(List.of("admin")));
        assertThat(answer.challenge().value()).endsWith(", scope=\"admin\"");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"insufficient_scope\",\"error_description\":\"Required scope: admin\",\"scope\":"
                                + "\"admin\"}");
        assertThat(answers.insufficientScope(Set.of()).body())
                .isEqualTo("{\"error\":\"insufficient_scope\",\"error_description\":\"The caller lacks a role that this"
                        + " resource requires\"}");
    }

    @Test
    void keysThatCannotBeHadAreNoChallenge() {
        ErrorResponse answer =
                answers.unavailable(new KeySourceUnavailableException("hush", Duration.ofSeconds(7), null));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.challenge()).isNull();
        assertThat(answer.retryAfterSeconds()).isEqualTo("7");
        assertThat(answer.body())
                .startsWith("{\"error\":\"temporarily_unavailable\"")
                .doesNotContain("hush");
    }

    @Test
    void aMalformedRequestHasTheStatusOfItsError() {
        ErrorResponse answer = answers.malformed(new BearerToken.Malformed(BearerError.INVALID_REQUEST, "twice"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.challenge().value()).endsWith(", error=\"invalid_request\", error_description=\"twice\"");
    }

    @Test
    void aRefusalOfABeanIsAChallengeToTheAnonymousAndAMissingScopeToACaller() {
        assertThat(answers.of(new InsufficientScopeException(Set.of("read:orders"), true)))
                .isEqualTo(answers.tokenMissing(Set.of("read:orders")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(401));
        assertThat(answers.of(new InsufficientScopeException(Set.of("read:orders"), false)))
                .isEqualTo(answers.insufficientScope(Set.of("read:orders")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(403));
    }

    /** A challenge of a resource that says who it is leads a client to its metadata (RFC 9728 section 5.1). */
    @Test
    void whereNobodyMayComeOnlyAProtectedResourceSaysWhoItIs() {
        assertThat(answers.denied()).isEqualTo(new ErrorResponse(403, null, null, ""));
        ProtectedResource resource = TestResources.at("https://api.acme.com");
        ErrorResponses known = new ErrorResponses(CALLER, () -> resource);

        assertThat(known.resource()).isSameAs(resource);
        assertThat(known.denied().status()).isEqualTo(403);
        assertThat(known.denied().challenge().value())
                .endsWith("resource_metadata=\"https://api.acme.com/.well-known/oauth-protected-resource\"")
                .doesNotContain("error");
    }

    @Test
    void knowsItsOwnChallenges() {
        assertThat(answers.isChallenge(answers.tokenMissing().challenge().value()))
                .isTrue();
        assertThat(answers.isChallenge(
                        answers.insufficientScope(List.of("a")).challenge().value()))
                .isTrue();
        assertThat(answers.isChallenge("Basic realm=\"the ?realm???\"")).isFalse();
    }

    @Test
    void retryAfterIsInWholeSecondsRoundedUp() {
        assertThat(new ErrorResponse(503, null, Duration.ofMillis(1), "").retryAfterSeconds())
                .isEqualTo("1");
        assertThat(new ErrorResponse(503, null, Duration.ofMillis(1001), "").retryAfterSeconds())
                .isEqualTo("2");
        assertThat(new ErrorResponse(503, null, Duration.ZERO, "").retryAfterSeconds())
                .isEqualTo("1");
        assertThat(new ErrorResponse(401, null, null, "").retryAfterSeconds()).isNull();
    }
}
