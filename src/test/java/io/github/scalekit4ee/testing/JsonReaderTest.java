package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void readsEveryKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("s", "a\"\\/\b\f\n\r\tä\u20ac");
        expected.put("n", new BigDecimal("-1.5e3"));
        expected.put("b", List.of(true, false));
        expected.put("z", null);
        expected.put("o", Map.of("e", List.of(), "m", Map.of()));

        assertThat(JsonReader.object(
                        " {\"s\" : \"a\\\"\\\\\\/\\b\\f\\n\\r\\tä\\u20Ac\",\"n\":-1.5e3 , \"b\":[true,false],\n\"z\":null,"
                                + "\"o\":{\"e\":[ ],\"m\":{ }}}\t"))
                .isEqualTo(expected);
    }

    @Test
    void readsWhatTheWriterWrites() {
        Map<String, Object> value = Map.of("a", List.of("\ud83d\ude00 \u0000\"", "x"), "b", true);

        assertThat(JsonReader.object(JsonWriter.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "{",
                "{}x",
                "{}{}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":1e}",
                "{\"a\":1e9999}",
                "{\"a\":--1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1 /*x*/}"
            })
    void rejectsWhatIsNoObject(String text) {
        assertThatThrownBy(() -> JsonReader.object(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsWhatIsNestedTooDeep() {
        String deep = "{\"a\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> JsonReader.object(deep)).isInstanceOf(IllegalArgumentException.class);
    }
}
