package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a tool knows of its caller, and what a caller may. */
class ToolsIT extends McpServerTest {

    private static final String SHOP = "{\"application\":\"shop\",\"version\":\"1.4.2\"}";

    @Test
    void aToolKnowsItsCaller() {
        HttpResponse<String> answer =
                RawClient.connect(tokenOf("m2m_reader", "org_1", READ)).callTool("list_deployments", "{}");

        assertThat(answer.body()).contains("deployments for m2m_reader: []");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aToolThatNeedsMoreScopeIsRefusedBeforeTheStreamBegins() {
        HttpResponse<String> answer =
                RawClient.connect(tokenOf("m2m_reader", "org_2", READ)).callTool("deploy_application", SHOP);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("event-stream");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"insufficient_scope\"", "scope=\"deploy:applications read:deployments\"");
    }

    @Test
    void aTokenWithTheScopesDeploys() {
        String token = tokenOf("m2m_deployer", "org_3", READ, DEPLOY);
        RawClient client = RawClient.connect(token);

        assertThat(client.callTool("deploy_application", SHOP).body()).contains("m2m_deployer deployed shop 1.4.2");
        assertThat(client.callTool("list_deployments", "{}").body()).contains("[shop 1.4.2]");
    }

    /** A session is no login: each request is who its token says. */
    @Test
    void theCallerIsThatOfTheRequestAndNotThatOfTheSession() {
        RawClient session = RawClient.connect(tokenOf("m2m_first", "org_4", READ, DEPLOY));

        assertThat(session.with(tokenOf("m2m_second", "org_5", READ))
                        .callTool("deploy_application", SHOP)
                        .statusCode())
                .isEqualTo(403);
        assertThat(session.with(tokenOf("m2m_second", "org_5", READ))
                        .callTool("list_deployments", "{}")
                        .body())
                .contains("deployments for m2m_second");
        assertThat(session.with(null).callTool("list_deployments", "{}").statusCode())
                .isEqualTo(401);
    }

    /** The threads of the SDK serve one caller after the other. */
    @Test
    void callersAreNotMixedUp() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> answers = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int call = 0; call < 200; call++) {
                String name = "m2m_" + call % 16;
                names.add(name);
                answers.add(callers.submit(() -> RawClient.connect(tokenOf(name, "org_6", READ))
                        .callTool("list_deployments", "{}")
                        .body()));
            }
            for (int call = 0; call < 200; call++) {
                assertThat(answers.get(call).get()).contains("deployments for " + names.get(call) + ":");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        HttpResponse<String> answer = RawClient.without(null).initialize();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
    }

    @Test
    void aTokenForAnotherServerIsRefused() {
        String other = SCALEKIT.mint()
                .organizationClient()
                .audience("https://other.example/mcp")
                .scopes(READ)
                .token();

        assertThat(RawClient.without(other).initialize().statusCode()).isEqualTo(401);
    }

    @Test
    void aMessageThatIsTooLargeIsRefused() {
        RawClient client = RawClient.connect(token(READ));

        assertThat(client.callTool("list_deployments", "{\"a\":\"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    /** The scopes are checked by the name that the SDK will see, however often the message has it. */
    @Test
    void theNameOfTheToolCannotBeHidden() {
        RawClient client = RawClient.connect(tokenOf("m2m_reader", "org_7", READ));
        for (String message : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"list_deployments\",\"name\":\"deploy_application\",\"arguments\":%s}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"deploy_application\",\"name\":\"list_deployments\",\"arguments\":%s}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"method\":\"tools/call\",\"params\":{\"name\":\"deploy_application\",\"arguments\":%s}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"n\\u0061me\":\"deploy_\\u0061pplication\",\"arguments\":%s}}",
                "[{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"deploy_application\",\"arguments\":%s}}]")) {
            assertThat(client.send(message.formatted(SHOP)).body()).as(message).doesNotContain("deployed shop");
        }
        assertThat(client.callTool("list_deployments", "{}").body()).contains(": []");
    }
}
