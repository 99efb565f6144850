package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @RolesAllowed("**")} lets in any caller who is known, and no other. */
class AnyCallerIT extends QuickstartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/any-caller",
                "/api/any-caller/method",
                "/api/any-caller/bean",
                "/api/any-caller/bean-method",
                "/any-caller"
            })
    void aCallerWithoutARoleIsLetIn(String path) {
        for (String scope : new String[] {"something:else", "**"}) {
            String token = SCALEKIT.mint()
                    .organizationClient()
                    .client("m2morg_any")
                    .scopes(scope)
                    .token();
            Answer answer = Quickstart.get(path, token);

            if (path.contains("/bean") && ServerLimit.ANY_CALLER_IS_REFUSED_BY_BEANS.appliesHere()) {
                assertThat(answer.status()).as(scope).isIn(scope.equals("**") ? List.of(200, 403) : List.of(403));
            } else {
                assertThat(answer.status()).as(scope).isEqualTo(200);
                assertThat(answer.body()).as(scope).isEqualTo("m2morg_any");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/any-caller", "/api/any-caller/method", "/any-caller"})
    void anAnonymousCallerIsChallenged(String path) {
        Answer answer = Quickstart.get(path);

        if (path.equals("/any-caller") && ServerLimit.ANY_CALLER_IS_NOT_CHALLENGED.appliesHere()) {
            assertThat(answer.status()).isEqualTo(403);
        } else {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).startsWith("Bearer ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/any-caller/bean", "/api/any-caller/bean-method"})
    void anAnonymousCallerOfABeanIsRefused(String path) {
        assertThat(Quickstart.get(path).status()).isEqualTo(403);
    }

    /** Neither as a scope nor as a role. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/any-caller/reader", "/api/deployments", "/report"})
    void aTokenThatNamesItGainsNothing(String path) {
        String scope = SCALEKIT.mint().organizationClient().scopes("**", "*").token();
        String role = SCALEKIT.mint()
                .organizationClient()
                .scopes("something:else")
                .claim("roles", List.of("**", "*"))
                .token();

        assertThat(Quickstart.get(path, scope).status()).isEqualTo(403);
        assertThat(Quickstart.get(path, role).status()).isEqualTo(403);
    }
}
