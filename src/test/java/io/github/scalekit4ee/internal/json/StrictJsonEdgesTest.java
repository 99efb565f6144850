package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one step further would be another answer. */
class StrictJsonEdgesTest {

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF})
    void readsTheFirstAndTheLastCharacterOfEachLength(int codePoint) throws MalformedJsonException {
        String character = Character.toString(codePoint);

        assertThat(value("\"" + character + "\"")).isEqualTo(character);
        assertThat(value("\"\\n" + character + "\\n\"")).isEqualTo("\n" + character + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c1\u00bf",
                "\u00c2\u007f",
                "\u00c2\u00c0",
                "\u00df",
                "\u00e0\u009f\u00bf",
                "\u00ed\u00bf\u00bf",
                "\u00ef\u00bf",
                "\u00f0\u008f\u00bf\u00bf",
                "\u00f4\u0090\u0080\u0080",
                "\u00f4\u008f\u00bf",
                "\u00f5\u0080\u0080\u0080"
            })
    void refusesWhatIsBesideACharacter(String latin) {
        assertRefused("{\"v\":\"" + latin + "\"}", "not valid UTF-8");
        assertRefused("{\"v\":\"\\n" + latin + "\\n\"}", "not valid UTF-8");
        assertRefused("{\"v\":\"" + latin, "not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1",
                "{\"v\":1.5",
                "{\"v\":-",
                "{\"v\":1e",
                "{\"v\":\"x",
                "{\"v\":\"\\",
                "{\"v\":tru",
                "{\"v\""
            })
    void refusesADocumentThatEndsEarlyWhateverIsBehindIt(String text) {
        byte[] document = text.getBytes(UTF_8);
        byte[] more = (text + "2e5\"}}}").getBytes(UTF_8);

        assertRefused(text, "");
        assertThatThrownBy(() -> StrictJson.parseObject(more, 0, document.length))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void keepsLongTextsWithEscapesApart() throws MalformedJsonException {
        for (int length : List.of(1, 31, 63, 64, 65, 127, 128, 129, 500, 5_000)) {
            String plain = "x".repeat(length);
            Map<String, Object> object = StrictJson.parseObject(
                    ("{\"a\":\"" + plain + "\\n" + plain + "\",\"b\\t\":\"\\r" + plain + "\"}").getBytes(UTF_8));

            assertThat(object).isEqualTo(Map.of("a", plain + "\n" + plain, "b\t", "\r" + plain));
        }
        assertThat(value("\"" + "\\n".repeat(1_000) + "\"")).isEqualTo("\n".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345.123456789012345",
                "-123456789012345.123456789012345",
                "99999999999999999.9",
                "999999999999999999.9",
                "0.999999999999999999",
                "0.9999999999999999999",
                "-0.5e-3"
            })
    void keepsEveryDigitOfADecimal(String text) throws MalformedJsonException {
        assertThat(value(text)).isEqualTo(new BigDecimal(text));
    }

    @Test
    void takesWhiteSpaceBetweenElements() throws MalformedJsonException {
        assertThat(value("[ ]")).isEqualTo(List.of());
        assertThat(value("[ 1 , 2 ]")).isEqualTo(List.of(1L, 2L));
        assertThat(value("[\r\n1\t,\t\"x\" ]")).isEqualTo(List.of(1L, "x"));
    }

    @Test
    void countsTheDepthOfObjectsNotTheirNumber() throws MalformedJsonException {
        assertThat(value("[" + "{},".repeat(100) + "{}]"))
                .isEqualTo(IntStream.rangeClosed(0, 100).mapToObj(i -> Map.of()).toList());
    }

    @Test
    void looksForAMembersNameAmongTheMembersOnly() throws MalformedJsonException {
        // "8" and "x" have the same bit, and the element "x" was where the next name will be.
        assertThat(CompactMap.bit("8")).isEqualTo(CompactMap.bit("x"));
        assertThat(StrictJson.parseObject("{\"8\":[0,\"x\"],\"x\":1}".getBytes(UTF_8)))
                .isEqualTo(Map.of("8", List.of(0L, "x"), "x", 1L));
    }

    /** Otherwise thousands of names would be searched thousands of times. */
    @Test
    void givesLargeObjectsAHashMapAtEachDepth() throws MalformedJsonException {
        assertThat(value(members(CompactMap.MAX_SIZE))).isInstanceOf(CompactMap.class);
        assertThat(value(members(CompactMap.MAX_SIZE + 1))).isNotInstanceOf(CompactMap.class);
        assertThat(StrictJson.parseObject(members(CompactMap.MAX_SIZE).getBytes(UTF_8)))
                .isInstanceOf(CompactMap.class);
        assertThat(StrictJson.parseObject(members(CompactMap.MAX_SIZE + 1).getBytes(UTF_8)))
                .isNotInstanceOf(CompactMap.class);
    }

    @Test
    void aMapsEntriesAreItsMembers() throws MalformedJsonException {
        CompactMap map = (CompactMap) StrictJson.parseObject("{\"a\":1,\"b\":null}".getBytes(UTF_8));

        assertThat(map.entrySet()).hasSize(2).extracting(Map.Entry::getKey).containsExactly("a", "b");
        assertThat(map.withValues(value -> value == null ? "none" : value))
                .isEqualTo(Map.of("a", 1L, "b", "none"))
                .containsKeys("a", "b");
        assertThat(map).containsEntry("b", null);
    }

    @Test
    void knowsWhichNamesAreShared() throws MalformedJsonException {
        Map<String, Object> object = StrictJson.parseObject(
                "{\"client_id\":1,\"email\":2,\"e\\u006dail_\":3,\"other\":4,\"\":5}".getBytes(UTF_8));

        assertThat(object.keySet().stream().filter(StrictJson::isSharedName)).containsExactly("client_id", "email");
        assertThat(StrictJson.isSharedName(new String("email".getBytes(UTF_8), UTF_8)))
                .as("another string of these characters")
                .isFalse();
    }

    /** Anybody can cause one as often as he likes. */
    @Test
    void aRefusalHasNoStackTrace() {
        MalformedJsonException refusal = new MalformedJsonException("x");

        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.fillInStackTrace()).isSameAs(refusal);
    }

    private static String members(int n) {
        return IntStream.range(0, n).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(",", "{", "}"));
    }

    private static Object value(String json) throws MalformedJsonException {
        return StrictJson.parseObject(("{\"u\":0,\"v\":" + json + "}").getBytes(UTF_8))
                .get("v");
    }

    private static void assertRefused(String latin, String message) {
        byte[] document = latin.getBytes(ISO_8859_1);
        assertThatThrownBy(() -> StrictJson.parseObject(document))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(message);
    }
}
