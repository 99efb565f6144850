package io.github.scalekit4ee.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's table of keys is the one that the reading uses. */
class ConfigurationTableTest {

    private static final String HEADER = "| key | environment variable | default | meaning |";

    @Test
    void theReadmesTableIsThatOfTheKeys() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assumeTrue(readme.contains(HEADER), "README.md has no table of keys yet; put this one in:\n" + table());

        assertThat(readme).contains(table());
    }

    @Test
    void aRowHasFourCellsAndShowsAngleBracketsAsTheyAre() {
        assertThat(row(ScalekitKey.RESOURCE_ID))
                .isEqualTo("| `scalekit.resource-id` | `SCALEKIT_RESOURCE_ID` | none | res_…: adds the issuer"
                        + " \\<environment-url>/resources/\\<id> and the audience \\<id> |");
    }

    private static String table() {
        return Arrays.stream(ScalekitKey.values())
                .map(ConfigurationTableTest::row)
                .collect(Collectors.joining("\n", HEADER + "\n|---|---|---|---|\n", "\n"));
    }

    private static String row(ScalekitKey key) {
        return "| `" + key.key() + "` | `" + key.environmentVariable() + "` | " + cell(key.defaultValue()) + " | "
                + cell(key.meaning()) + " |";
    }

    private static String cell(String text) {
        return text.replace("<", "\\<").replace("|", "\\|").replace("*", "\\*");
    }
}
