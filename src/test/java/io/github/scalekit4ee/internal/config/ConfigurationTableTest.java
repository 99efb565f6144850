package io.github.scalekit4ee.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of keys is the list of keys. {@code -Dreadme.write=true} writes it anew. */
class ConfigurationTableTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- keys: written by ConfigurationTableTest -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @Test
    void theReadmeListsEveryKeyWithItsDefaultAndMeaning() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, readme.substring(0, begin) + table() + readme.substring(end));
            return;
        }
        assertThat(readme.substring(begin, end)).isEqualTo(table());
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
