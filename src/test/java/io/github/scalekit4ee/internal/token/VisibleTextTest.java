package io.github.scalekit4ee.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    /** Each looks like nothing, though few of them are white space to {@code String.isBlank()}. */
    static final List<String> INVISIBLE = List.of(
            " ",
            "\u00A0",
            "\u2003",
            "\u3000",
            "\u2028",
            "\u00AD",
            "\u200B",
            "\u200D",
            "\u200E",
            "\u202E",
            "\u2060",
            "\uFEFF",
            "\uFE0F",
            "\u034F",
            "\u180E",
            "\u115F",
            "\u3164",
            "\uFFA0",
            "\u2800",
            new String(Character.toChars(0xE0041)),
            new String(Character.toChars(0xE0100)),
            "\u200B \u2060\u00AD");

    @Test
    void whatLooksLikeNothingIsNotVisible() {
        assertThat(INVISIBLE).noneMatch(VisibleText::isVisible);
        assertThat(VisibleText.isVisible("")).isFalse();
    }

    @Test
    void oneCharacterToSeeIsEnough() {
        assertThat(List.of(
                        "a",
                        "0",
                        "-",
                        "J\u00F6rg",
                        "\u5C71\u7530",
                        "\u0627\u200C\u0628",
                        "e\u0301",
                        "\u200Bx",
                        new String(Character.toChars(0x1F600)),
                        new String(Character.toChars(0x20000))))
                .allMatch(VisibleText::isVisible);
    }

    @Test
    void aControlCharacterIsNeverPartOfAName() {
        assertThat(List.of("a\u0000", "a\tb", "\u5C71\u0085", "\u007Fa")).noneMatch(VisibleText::isVisible);
    }
}
