package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/mcp.md shows code that is compiled and run here. */
class DocumentedToolTest {

    @ParameterizedTest
    @CsvSource({
        "tools/ListDeployments.java, @Tool(, ''",
        "transport/McpEndpoint.java, @RequiresScopes(, private static final long"
    })
    void thePageShowsTheCodeOfTheApplication(String file, String from, String to) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/github/scalekit4ee/mcp", file));
        String shown = source.substring(source.indexOf(from), to.isEmpty() ? source.length() : source.indexOf(to));

        assertThat(Files.readString(Path.of("../../docs/mcp.md"))).contains(shown.strip());
    }
}
