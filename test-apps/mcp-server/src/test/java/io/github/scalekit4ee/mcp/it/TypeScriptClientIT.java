package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.RegisteredClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript SDKs that most MCP clients are made of: {@code @modelcontextprotocol/sdk} (v1) and {@code …/client} (v2). */
class TypeScriptClientIT extends McpServerTest {

    private static final String TOOLS = "\"tools\":[\"deploy_application\",\"list_deployments\"]";
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final String ISSUER =
            "http://127.0.0.1:" + Integer.getInteger("scalekit.port") + "/resources/res_deployments";

    private static NpmPrograms clients;

    @BeforeAll
    static void install() {
        SCALEKIT.registerClient(RegisteredClient.of("m2m_story", "story-secret", READ, DEPLOY));
        clients = NpmPrograms.of("typescript");
    }

    /** The client knows the URL and its credentials, and finds the rest by the header. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void clientCredentials(String generation) {
        String told = story(generation, "client-credentials");

        assertThat(told).contains(TOOLS, "\"deployed\":\"m2m_story deployed shop 1.4.2\"");
        assertThat(statuses("initialize")).containsExactly(401, 200);
        // v2 asks for the scopes of the challenge, v1 for all that it may have.
        assertThat(statuses("tools/call deploy_application"))
                .containsExactlyElementsOf(generation.equals("v2") ? List.of(403, 200) : List.of(200));
    }

    /** The client knows the URL only; the user is asked again when the second tool needs more. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void authorizationCodeAndStepUp(String generation) {
        String told = story(generation, "authorization-code");

        assertThat(told).contains(TOOLS, "deployed shop 1.4.2");
        assertThat(told).contains("\"scopes\":[\"read:deployments");
        assertThat(statuses("initialize")).containsExactly(401, 200);
        assertThat(statuses("tools/call deploy_application")).containsExactly(403, 200);
    }

    /** The client reads the metadata first, by the path of the URL (RFC 9728 section 3.1). */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void discoveryByPath(String generation) {
        PROXY.serveMetadataAt((WELL_KNOWN + "/mcp-server/mcp")::equals);

        assertThat(story(generation, "from-the-url"))
                .contains("deployed shop 1.4.2", '"' + WELL_KNOWN + "/mcp-server/mcp 200\"");
        assertThat(statuses("initialize")).containsExactly(200);
    }

    /** There is none by the path, so the client looks at the root. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void discoveryByRoot(String generation) {
        PROXY.serveMetadataAt(WELL_KNOWN::equals);

        assertThat(story(generation, "from-the-url"))
                .contains(
                        "deployed shop 1.4.2", '"' + WELL_KNOWN + "/mcp-server/mcp 404\"", '"' + WELL_KNOWN + " 200\"");
        assertThat(statuses("initialize")).containsExactly(200);
    }

    private static String story(String generation, String story) {
        NpmPrograms.Finished finished = clients.run(
                Map.of("CLIENT_ID", "m2m_story", "CLIENT_SECRET", "story-secret", "EXPECTED_ISSUER", ISSUER),
                "node",
                "story.mjs",
                generation,
                story,
                URL);
        assertThat(finished.exitCode()).as(finished.errors()).isZero();
        return finished.output();
    }

    private static List<Integer> statuses(String request) {
        return PROXY.exchanges().stream()
                .filter(exchange -> exchange.request().matches("POST \\S+ " + request + "(, with a token)?"))
                .map(RecordedExchange::status)
                .toList();
    }
}
