package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsEachTypeOfValue() throws MalformedJsonException {
        Map<String, Object> object =
                parse(" {\"s\" : \"x\", \"i\":-7,\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[]],\"o\":{\"p\":{}}}\n");

        assertThat(object)
                .containsEntry("s", "x")
                .containsEntry("i", -7L)
                .containsEntry("t", Boolean.TRUE)
                .containsEntry("f", Boolean.FALSE)
                .containsEntry("n", null)
                .containsEntry("a", List.of(1L, List.of()))
                .containsEntry("o", Map.of("p", Map.of()))
                .hasSize(7);
    }

    @Test
    void readsTheEmptyObject() throws MalformedJsonException {
        assertThat(parse("{}")).isEmpty();
        assertThat(parse("{ }")).isEmpty();
    }

    @Test
    void keepsTheOrderOfMembers() throws MalformedJsonException {
        assertThat(parse("{\"z\":1,\"a\":2,\"m\":3}").keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void readsAPartOfAnArray() throws MalformedJsonException {
        byte[] bytes = "xx{\"a\":1}yy".getBytes(UTF_8);

        assertThat(StrictJson.parseObject(bytes, 2, bytes.length - 4)).isEqualTo(Map.of("a", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "999999999999999999,999999999999999999",
        "1000000000000000000,1000000000000000000"
    })
    void readsIntegersThatFitALong(String text, long expected) throws MalformedJsonException {
        assertThat(value(text)).isEqualTo(expected);
    }

    @Test
    void readsLargerIntegersExactly() throws MalformedJsonException {
        assertThat(value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(value("-9223372036854775809")).isEqualTo(new BigInteger("-9223372036854775809"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.10", "-1.5", "1e3", "1E-2", "1.5e+2", "0e0", "1e400"})
    void keepsADecimalAsItIsWritten(String text) throws MalformedJsonException {
        assertThat(value(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e401", "1e-401", "1e999999999", "1e99999999999999999999", "-1.5E-2147483648"})
    void refusesAnExponentThatWouldCostGigabytes(String text) {
        assertRefused("{\"v\":" + text + "}", "exponent");
    }

    @Test
    void refusesANumberOfTooManyDigits() throws MalformedJsonException {
        assertThat(value("1".repeat(128))).isInstanceOf(BigInteger.class);
        assertRefused("{\"v\":" + "1".repeat(129) + "}", "digits");
        assertRefused("{\"v\":0." + "1".repeat(10_000) + "}", "digits");
    }

    @Test
    void readsEscapes() throws MalformedJsonException {
        assertThat(value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\uD83D\\ude00\\u0000\""))
                .isEqualTo("\"\\/\b\f\n\r\tA\u00e9\uD83D\uDE00\0");
    }

    @Test
    void readsUtf8OfEachLength() throws MalformedJsonException {
        assertThat(value("\"a\u00e9\u20ac\uD83D\uDE00\\n\u00e9\"")).isEqualTo("a\u00e9\u20ac\uD83D\uDE00\n\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud800\\n"})
    void refusesHalfOfASurrogatePair(String text) {
        assertRefused("{\"v\":\"" + text + "\"}", "surrogate");
        assertRefused("{\"" + text + "\":1}", "surrogate");
    }

    @Test
    void refusesMalformedUtf8() {
        for (String latin : List.of(
                "\u00ff",
                "\u0080",
                "\u00c0\u00af",
                "\u00e0\u0080\u00af",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00c3",
                "\u00e2\u0082",
                "\u00c3\\n")) {
            assertThatThrownBy(() -> StrictJson.parseObject(("{\"v\":\"" + latin + "\"}").getBytes(ISO_8859_1)))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessage("not valid UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void guessesNoOtherEncoding(String charset) {
        assertThatThrownBy(() -> StrictJson.parseObject("{\"a\":1}".getBytes(Charset.forName(charset))))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused("\uFEFF{}", "not a JSON object");
    }

    @Test
    void refusesRawControlCharacters() {
        for (char c = 0; c < 0x20; c++) {
            assertRefused("{\"v\":\"a" + c + "b\"}", "control character");
        }
        assertRefused("{}\0", "other data");
        assertRefused("\0{}", "not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "\"x\"",
                "null",
                "true",
                "{",
                "}",
                "{}{}",
                "{} 1",
                "{},",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":nul}",
                "{\"a\":True}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u\u0661234\"}",
                "{\"a\":\"x}",
                "{/**/}",
                "{\"a\":1}//",
                "{\"a\":1;}",
                "{1:2}",
                "{null:2}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertRefused(text, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":1,\"exp\":1}",
                "{\"exp\":1,\"e\\u0078p\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"\":1,\"\":1}"
            })
    void refusesAMemberThatComesTwice(String text) {
        assertRefused(text, "twice");
    }

    @Test
    void refusesAMemberThatComesTwiceAmongMany() {
        String many = members(500);

        assertRefused("{" + many + ",\"n0\":1}", "twice");
        assertRefused("{" + many + ",\"n499\":null}", "twice");
    }

    @Test
    void keepsManyMembers() throws MalformedJsonException {
        for (int n : List.of(11, 12, 13, 31, 32, 33, 500)) {
            Map<String, Object> object = parse("{" + members(n) + "}");

            assertThat(object).hasSize(n).containsEntry("n0", 0L).containsEntry("n" + (n - 1), n - 1L);
            assertThat(object.get("absent")).isNull();
            assertThat(object.containsKey("absent")).isFalse();
            assertThatThrownBy(() -> object.put("n0", 1)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void boundsNesting() throws MalformedJsonException {
        assertThat(parse("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).hasSize(1);
        assertRefused("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}", "nested");
        assertRefused("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000), "nested");
        assertRefused("{\"a\":" + "[".repeat(60_000), "nested");
    }

    @Test
    void countsDepthNotElements() throws MalformedJsonException {
        assertThat(parse("{\"a\":[" + "[],".repeat(4_000) + "[]],\"b\":[{},{},{}]}"))
                .hasSize(2);
    }

    /** Each costs more memory than the two bytes that it may have. */
    @Test
    void boundsTheNumberOfValues() throws MalformedJsonException {
        assertThat(parse("{\"a\":[" + "1,".repeat(4_094) + "1]}")).hasSize(1);
        assertRefused("{\"a\":[" + "1,".repeat(4_095) + "1]}", "more than 4096 values");
        assertRefused("{\"a\":" + "[[],".repeat(10) + "1,".repeat(5_000), "more than 4096 values");
    }

    @Test
    void boundsTheDocument() throws MalformedJsonException {
        String text = "{\"a\":\"" + "x".repeat(StrictJson.MAX_LENGTH - 8) + "\"}";

        assertThat(parse(text)).hasSize(1);
        assertRefused(text + " ", "longer than");
    }

    @Test
    void sharesTheNamesOfExpectedMembers() throws MalformedJsonException {
        String first = parse("{\"client_id\":1}").keySet().iterator().next();
        String second = parse("{\"client_id\":2}").keySet().iterator().next();

        assertThat(first).isSameAs(second);
    }

    @Test
    void itsMessagesHoldNothingOfTheDocument() {
        assertThatThrownBy(() -> parse("{\"secret\":secret}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static String members(int n) {
        return IntStream.range(0, n).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(","));
    }

    private static Object value(String json) throws MalformedJsonException {
        return parse("{\"v\":" + json + "}").get("v");
    }

    private static Map<String, Object> parse(String text) throws MalformedJsonException {
        byte[] utf8 = text.getBytes(UTF_8);
        byte[] copy = Arrays.copyOf(utf8, utf8.length);
        Map<String, Object> object = StrictJson.parseObject(utf8);
        assertThat(utf8).isEqualTo(copy);
        return object;
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(message);
    }
}
