package io.github.scalekit4ee.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void nothingThatATerminalObeysComesFromAToken() {
        assertThat(Terminal.visible("a\u001b[31mb\r\n\u009b\u202e\u2028c\uD83D"))
                .isEqualTo("a\\u001b[31mb\\u000d\\u000a\\u009b\\u202e\\u2028c\\ud83d");
        assertThat(Terminal.visible("grün ✓ 😀")).isEqualTo("grün ✓ 😀");
    }

    @Test
    void coloursAreForTerminalsAlone() {
        assertThat(printed(UTF_8, true)).contains("\u001b[31m✗\u001b[0m bad").contains("    mend it");
        assertThat(printed(UTF_8, false)).contains("  ✗ bad").doesNotContain("\u001b");
    }

    @Test
    void aCharacterSetWithoutTheSignsGetsOthers() {
        assertThat(printed(StandardCharsets.ISO_8859_1, false)).contains("  x bad");
    }

    private static String printed(Charset charset, boolean coloured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, charset);
        new Terminal(out, charset, coloured).line(Line.wrong("subject", "bad", "mend it"));
        return bytes.toString(charset);
    }
}
