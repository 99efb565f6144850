package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenarios for servers of the MCP conformance runner, as far as a server needs no tools that only tests have. The runner cannot be
 * given a token, so the proxy adds one; each request still passes the check of the token.
 */
class ConformanceIT extends McpServerTest {

    private static NpmPrograms programs;

    @BeforeAll
    static void install() {
        programs = NpmPrograms.of("tools");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-initialize",
                "ping",
                "tools-list",
                "server-sse-multiple-streams",
                "dns-rebinding-protection"
            })
    void passes(String scenario) {
        PROXY.addToken(token(READ, DEPLOY));

        NpmPrograms.Finished finished = conformance(scenario);

        assertThat(finished.output() + finished.errors()).contains(", 0 failed");
        assertThat(finished.exitCode()).isZero();
    }

    @org.junit.jupiter.api.Test
    void failsWithoutAToken() {
        assertThat(conformance("server-initialize").exitCode()).isNotZero();
        assertThat(PROXY.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.status()).isEqualTo(401));
    }

    private static NpmPrograms.Finished conformance(String scenario) {
        return programs.run(
                Map.of(),
                programs.node(),
                "node_modules/@modelcontextprotocol/conformance/dist/index.js",
                "server",
                "--url",
                URL,
                "--scenario",
                scenario);
    }
}
