package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void writesEveryKindOfValue() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", "a");
        object.put("number", 1.5);
        object.put("long", Long.MAX_VALUE);
        object.put("yes", true);
        object.put("nothing", null);
        object.put("list", Arrays.asList(1, null, List.of(), Map.of()));
        object.put("array", new String[] {"x", "y"});
        object.put("raw", new RawJson("1e400"));

        assertThat(JsonWriter.write(object))
                .isEqualTo("{\"text\":\"a\",\"number\":1.5,\"long\":9223372036854775807,\"yes\":true,\"nothing\":null,"
                        + "\"list\":[1,null,[],{}],\"array\":[\"x\",\"y\"],\"raw\":1e400}");
    }

    @Test
    void anotherParserReadsEveryCharacterBack() throws Exception {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x300; c++) {
            all.append(c);
        }
        all.append("\u2028\u2029 \uD83D\uDE00");

        assertThat(JsonUtil.parseJson(JsonWriter.write(Map.of("all", all)))).isEqualTo(Map.of("all", all.toString()));
    }

    @Test
    void escapesALoneSurrogate() {
        assertThat(JsonWriter.write("\uD83D")).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        assertThatThrownBy(() -> JsonWriter.write(Double.NaN)).hasMessageContaining("RawJson");
        assertThatThrownBy(() -> JsonWriter.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
