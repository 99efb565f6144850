package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command line of the MCP inspector, to which a token is given. */
class InspectorIT extends McpServerTest {

    private static NpmPrograms programs;

    @BeforeAll
    static void install() {
        programs = NpmPrograms.of("tools");
    }

    @Test
    void listsTheTools() {
        assertThat(inspect(token(READ), "--method", "tools/list").output())
                .contains("\"list_deployments\"", "\"deploy_application\"");
    }

    @Test
    void callsATool() {
        assertThat(inspect(token(READ), "--method", "tools/call", "--tool-name", "list_deployments")
                        .output())
                .contains("deployments for m2m_agent");
    }

    @Test
    void isRefusedAToolThatNeedsMoreScope() {
        NpmPrograms.Finished finished = inspect(
                token(READ),
                "--method",
                "tools/call",
                "--tool-name",
                "deploy_application",
                "--tool-arg",
                "application=shop",
                "version=1.4.2");

        assertThat(finished.exitCode()).isNotZero();
        assertThat(PROXY.exchanges())
                .anySatisfy(exchange -> assertThat(exchange.status()).isEqualTo(403));
    }

    @Test
    void isToldWithoutATokenThatItNeedsOne() {
        NpmPrograms.Finished finished = inspect(null, "--method", "tools/list");

        assertThat(finished.exitCode()).isNotZero();
        assertThat(PROXY.exchanges().get(0).status()).isEqualTo(401);
    }

    /** Never opens a browser, and keeps its files below target. */
    private static NpmPrograms.Finished inspect(String token, String... options) {
        String[] start = {
            programs.node(),
            "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js",
            "--cli",
            "--server-url",
            URL,
            "--transport",
            "http",
            "--stored-auth-only",
            "--format",
            "json"
        };
        String[] header = token == null ? new String[0] : new String[] {"--header", "Authorization: Bearer " + token};
        return programs.run(
                Map.of("HOME", System.getProperty("clients.directory")), concat(concat(start, header), options));
    }

    private static String[] concat(String[] one, String[] other) {
        String[] all = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
