package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.testing.RegisteredClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The MCP Java SDK's client, with tokens from scalekit4ee's client. */
class JavaClientIT extends McpServerTest {

    private static final Map<String, Object> SHOP = Map.of("application", "shop", "version", "1.4.2");

    @BeforeAll
    static void register() {
        SCALEKIT.registerClient(
                RegisteredClient.of("m2m_java", "java-secret", READ, DEPLOY).withAudience(URL));
    }

    @Test
    void clientCredentials() {
        try (ClientCredentialsClient tokens = tokens(READ, DEPLOY);
                McpSyncClient client = connected(tokens)) {
            List<String> tools = client.listTools().tools().stream()
                    .map(tool -> tool.name())
                    .sorted()
                    .toList();

            assertThat(tools).containsExactly("deploy_application", "list_deployments");
            assertThat(call(client, "deploy_application", SHOP)).isEqualTo("m2m_java deployed shop 1.4.2");
            assertThat(call(client, "list_deployments", Map.of())).contains("shop 1.4.2");
        }
    }

    @Test
    void aScopeThatTheTokenLacks() {
        try (ClientCredentialsClient tokens = tokens(READ);
                McpSyncClient client = connected(tokens)) {
            assertThat(call(client, "list_deployments", Map.of())).startsWith("deployments for m2m_java");
            assertThatThrownBy(() -> call(client, "deploy_application", SHOP));
        }
        assertThat(PROXY.exchanges()).anySatisfy(exchange -> assertThat(exchange.challenge())
                .contains("insufficient_scope", "scope=\"deploy:applications read:deployments\""));
    }

    private static ClientCredentialsClient tokens(String... scopes) {
        return ClientCredentialsClient.builder()
                .environmentUrl(URI.create("http://127.0.0.1:" + Integer.getInteger("scalekit.port")))
                .clientId("m2m_java")
                .clientSecret("java-secret")
                .scopes(scopes)
                .build();
    }

    private static McpSyncClient connected(ClientCredentialsClient tokens) {
        URI url = URI.create(URL);
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getAuthority())
                                .endpoint(url.getPath())
                                .httpRequestCustomizer((request, method, uri, body, context) -> request.setHeader(
                                        "Authorization",
                                        "Bearer " + tokens.accessToken().value()))
                                .build())
                .build();
        client.initialize();
        return client;
    }

    private static String call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = client.callTool(new CallToolRequest(tool, arguments));
        return ((TextContent) result.content().get(0)).text();
    }
}
