package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/configuration.md is the list of keys. {@code -Ddocs.write=true} writes it. */
class ConfigurationTableTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final String BEGIN = "<!-- keys: written by ConfigurationTableTest -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @Test
    void thePageListsEveryKeyWithItsDefaultAndMeaning() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .as("mvn test -Dtest=ConfigurationTableTest -Ddocs.write=true writes this table")
                .isEqualTo(table());
    }

    private static String table() {
        return Arrays.stream(ScalekitKey.values())
                .map(key -> "| `" + key.key() + "` | `" + key.environmentVariable() + "` | " + cell(key.defaultValue())
                        + " | " + cell(key.meaning()) + " |\n")
                .collect(Collectors.joining(
                        "", "| key | environment variable | default | meaning |\n|---|---|---|---|\n", ""));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }
}
