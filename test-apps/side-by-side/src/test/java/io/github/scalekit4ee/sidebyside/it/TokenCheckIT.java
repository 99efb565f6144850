package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.checks.EnterprisePlanOnly;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules of the application's own for tokens, as CDI beans, and tokens that are no bearer tokens. */
@ExtendWith(ArquillianExtension.class)
class TokenCheckIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String CALLER = "/token-checks/api/caller";
    private static final String OPEN = "/token-checks/api/caller/open";

    @Deployment(testable = false, name = "token-checks")
    static WebArchive withChecks() {
        return Wars.of("token-checks", SCALEKIT).addPackage(EnterprisePlanOnly.class.getPackage());
    }

    @Test
    void aTokenThatTheApplicationAcceptsGetsIn() {
        assertThat(Reply.get(CALLER, token("enterprise").token()).status()).isEqualTo(200);
    }

    /** Twice, since the second request finds the token kept. */
    @Test
    void aTokenThatTheApplicationRefusesIsAnInvalidTokenEverywhere() {
        String free = token("free").token();
        for (String path : new String[] {CALLER, CALLER, OPEN, "/token-checks/report"}) {
            Reply reply = Reply.get(path, free);

            assertThat(reply.status()).as(path).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"token-checks\", error=\"invalid_token\","
                            + " error_description=\"only tokens of the ?enterprise? plan are accepted\"");
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(reply.body())
                    .isEqualTo("{\"error\":\"invalid_token\","
                            + "\"error_description\":\"only tokens of the ?enterprise? plan are accepted\"}");
        }
    }

    @Test
    void aCheckThatFailsByItselfIsAnOutageWhoseLogHoldsNoClaim() throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        Reply reply = Reply.get(
                CALLER, token("enterprise").claim("fault", "hush-hush").token());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.body()).doesNotContain("hush-hush");
        assertThat(log.textWith("FaultyCheck", "UnsupportedOperationException"))
                .contains("FaultyCheck", "UnsupportedOperationException")
                .doesNotContain("hush-hush");
    }

    @Test
    void aTokenThatIsBoundToAKeyIsNoBearerToken() {
        Reply reply = Reply.get(
                CALLER, token("enterprise").claim("cnf", Map.of("jkt", "abc")).token());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"", "(cnf)");
    }

    private static TokenDraft token(String plan) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(Wars.READER)
                .audience(Wars.AUDIENCE)
                .scopes("read:deployments")
                .claim("plan", plan);
    }
}
