package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.Refusal.denied;
import static io.github.scalekit4ee.testing.Refusal.insufficientScope;
import static io.github.scalekit4ee.testing.Refusal.invalidRequest;
import static io.github.scalekit4ee.testing.Refusal.invalidToken;
import static io.github.scalekit4ee.testing.Refusal.keysUnavailable;
import static io.github.scalekit4ee.testing.Refusal.tokenMissing;
import static io.github.scalekit4ee.testing.ResponseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResponseAssertTest {

    private static final String SCOPE_MISSING =
            "Bearer realm=\"scalekit\", error=\"insufficient_scope\", error_description=\"The token lacks a scope\","
                    + " scope=\"deploy:applications read:deployments\"";
    private static final String EXPIRED =
            "Bearer realm=\"scalekit\", error=\"invalid_token\", error_description=\"The token has expired\"";

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT = new SimulatedScalekitExtension();

    @Test
    void knowsEachRefusalByItself() {
        Map<Refusal, ResponseAssert> all = Map.of(
                insufficientScope("read:deployments", "deploy:applications"), refused(403, SCOPE_MISSING),
                invalidToken().because("expired"), refused(401, EXPIRED),
                tokenMissing(), refused(401, "Bearer realm=\"scalekit\""),
                invalidRequest(), refused(400, "Bearer error=\"invalid_request\""),
                denied(), assertThat(403, Map.of()),
                keysUnavailable(), assertThat(503, Map.of("retry-after", List.of("5"))));

        all.forEach((refusal, response) -> all.keySet().forEach(each -> {
            if (each == refusal) {
                assertThat(response.isRefusedWith(each)).isSameAs(response);
            } else {
                assertThatThrownBy(() -> response.isRefusedWith(each))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("Expected the refusal " + each + ", but ");
            }
        }));
    }

    @Test
    void saysWhichScopesAreListedInstead() {
        assertThatThrownBy(() -> refused(403, SCOPE_MISSING).isRefusedWith(insufficientScope("deploy:applications")))
                .hasMessage("Expected the refusal 403 insufficient_scope [deploy:applications], but the challenge has"
                        + " scope=\"deploy:applications read:deployments\".\nThe response:\n  403\n  WWW-Authenticate: "
                        + SCOPE_MISSING);
        refused(403, SCOPE_MISSING).isRefusedWith(insufficientScope());
    }

    @Test
    void saysWhichReasonIsGivenInstead() {
        assertThatThrownBy(
                        () -> refused(401, EXPIRED).isRefusedWith(invalidToken().because("audience")))
                .hasMessageContaining("401 invalid_token because \"audience\"")
                .hasMessageContaining("error_description=\"The token has expired\"");
    }

    @Test
    void looksForTheBearerChallengeAmongOthers() {
        refused(401, "Basic realm=\"x\"", EXPIRED).isRefusedWith(invalidToken());
        assertThatThrownBy(() -> refused(401, "Basic realm=\"x\"").isRefusedWith(tokenMissing()))
                .hasMessageContaining("there is no challenge for a bearer token");
        assertThatThrownBy(() -> refused(401, "Bearer realm=\"x").isRefusedWith(tokenMissing()))
                .hasMessageContaining("malformed");
    }

    @Test
    void anAnswerOfTheApplicationIsNoRefusal() {
        assertThat(404, Map.of()).isNotRefused();
        for (int status : new int[] {401, 403, 503}) {
            assertThatThrownBy(() -> assertThat(status, Map.of()).isNotRefused())
                    .hasMessageContaining("The response:\n  " + status);
        }
        assertThatThrownBy(() -> refused(400, "Bearer").isNotRefused()).isInstanceOf(AssertionError.class);
    }

    /** Beside AssertJ's method of the same name, which this class imports too. */
    @Test
    void takesTheJdksResponse(SimulatedScalekit scalekit) throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/keys")).isNotRefused();
    }

    private static ResponseAssert refused(int status, String... challenges) {
        return assertThat(status, Map.of("WWW-Authenticate", List.of(challenges)));
    }
}
