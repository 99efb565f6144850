package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.TokenDraft;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who the application thinks its caller is. */
class CallerIT extends QuickstartTest {
    private static final String READER = "m2morg_1001";

    private final TokenDraft reader = SCALEKIT.mint()
            .organizationClient()
            .client(READER)
            .organization("org_1")
            .scopes("read:deployments")
            .claim("custom_claims", Map.of("tier", "gold"));

    @Test
    void everyWayToAskForTheCallerGivesTheSubject() {
        JsonObject answer = Quickstart.get("/api/caller", reader.token()).json();

        answer.forEach((question, value) -> {
            String expected = question.contains("InRole") || question.endsWith("isToken") ? "true" : '"' + READER + '"';
            if (!question.equals("request.hasSession")) {
                assertThat(value).as(question).hasToString(expected);
            }
        });
        assertThat(answer).hasSize(14);
    }

    @Test
    void noWayToAskForTheCallerGivesOneWithoutAToken() {
        JsonObject answer = Quickstart.get("/api/caller").json();

        answer.forEach((question, value) -> {
            String expected = question.contains("InRole") || question.endsWith("isToken") ? "false" : "\"none\"";
            if (question.equals("security.getCallerPrincipal") && ServerLimit.ANONYMOUS_HAS_A_NAME.appliesHere()) {
                expected = "\"anonymous\"";
            }
            // The server's own beans: each server has another name for the anonymous caller.
            boolean named = question.equals("ejb.getCallerPrincipal") || question.equals("inject.Principal");
            if (!named && !question.equals("request.hasSession")) {
                assertThat(value).as(question).hasToString(expected);
            }
        });
    }

    @Test
    void makesNoSession() {
        assertThat(Quickstart.get("/api/caller", reader.token()).json().getBoolean("request.hasSession"))
                .isFalse();
    }

    @Test
    void injectsClaimsInEveryForm() {
        JsonObject answer = Quickstart.get("/api/claim-forms", reader.token()).json();

        assertThat(answer).hasSize(17);
        assertThat(answer.toString())
                .contains("\"String\":\"" + READER + '"')
                .contains("\"Set<String>\":\"read:deployments\"")
                .contains("\"Long\":\"true\"")
                .contains("\"Optional<String>\":\"org_1\"")
                .contains("\"Optional<String> absent\":\"none\"")
                .contains("\"ClaimValue<String>\":\"oid=org_1\"")
                .contains("\"ClaimValue<Optional<String>> absent\":\"none\"")
                .contains("\"JsonString\":\"org_1\"")
                .contains("\"JsonNumber\":\"true\"")
                .contains("\"JsonArray\":\"[\\\"read:deployments\\\"]\"")
                .contains("\"JsonObject\":\"{\\\"tier\\\":\\\"gold\\\"}\"")
                .contains("\"Provider<String>\":\"org_1\"")
                .contains("\"Provider<Optional<String>>\":\"org_1\"")
                .contains("\"Instance<String>\":\"org_1\"")
                .contains("\"@ApplicationScoped ClaimValue<String>\":\"" + READER + '"')
                .contains("\"@ApplicationScoped Provider<String>\":\"" + READER + '"')
                .contains("\"@ApplicationScoped JsonWebToken\":\"" + READER + '"');
    }

    @Test
    void anAsynchronousResourceKnowsItsCaller() {
        assertThat(Quickstart.get("/api/async", reader.token()).body()).isEqualTo(READER);
    }

    @Test
    void anAsynchronousServletKnowsItsCallerOnBothThreads() {
        assertThat(Quickstart.get("/async-report", reader.token()).body()).isEqualTo(READER + " " + READER);
    }

    @Test
    void anOpenServletKnowsItsCaller() {
        assertThat(Quickstart.get("/open", reader.token()).body()).isEqualTo(READER + " reader=true");
    }

    @Test
    void rolesAndPermissionsOfAUserAreGroupsToo() {
        String user = SCALEKIT.mint()
                .user()
                .audience("prd_skc_quickstart")
                .roles("read:deployments")
                .permissions("deploy:applications")
                .token();

        assertThat(Quickstart.get("/api/whoami", user)
                        .json()
                        .getJsonArray("groups")
                        .toString())
                .contains("read:deployments", "deploy:applications");
        assertThat(Quickstart.deploy(user).status()).isEqualTo(200);
    }

    @Test
    void anOrganizationSeesItsOwnDeploymentsOnly() {
        TokenDraft deployer = reader.scopes("read:deployments", "deploy:applications");

        JsonObject deployment = Quickstart.deploy(deployer.token()).json();

        assertThat(deployment.getString("deployedBy")).isEqualTo(READER);
        assertThat(deployment.getString("organization")).isEqualTo("org_1");
        String resource = "/api/deployments/" + deployment.getString("id");
        assertThat(Quickstart.get(resource, deployer.token()).status()).isEqualTo(200);
        assertThat(Quickstart.get(resource, deployer.organization("org_2").token())
                        .status())
                .isEqualTo(404);
    }
}
