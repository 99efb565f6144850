package io.github.scalekit4ee.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void membersComeInTheirOrderWithoutWhiteSpace() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("z", "1");
        members.put("a", List.of("2", "3"));
        members.put("none", List.of());

        assertThat(JsonWriter.object(members)).isEqualTo("{\"z\":\"1\",\"a\":[\"2\",\"3\"],\"none\":[]}");
        assertThat(JsonWriter.object(Map.of())).isEqualTo("{}");
    }

    @Test
    void whateverTextStandsInAStringComesBackAsItWas() throws Exception {
        for (int c = 1; c < 0x250; c++) {
            comesBack("a" + (char) c + "b");
        }
        comesBack("\u2028 \uD83D\uDE00 \uFFFD");
    }

    @Test
    void nothingIsEscapedThatNeedNotBe() {
        assertThat(JsonWriter.object(Map.of("a", "\u001F !~\u007F"))).isEqualTo("{\"a\":\"\\u001f !~\u007F\"}");
        assertThat(JsonWriter.object(Map.of("a", "-\uD83D\uDE00-\uD83D\uDE00")))
                .isEqualTo("{\"a\":\"-\uD83D\uDE00-\uD83D\uDE00\"}");
    }

    private static void comesBack(String text) throws Exception {
        String json = JsonWriter.object(Map.of("key " + text, text));

        assertThat(StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("key " + text, text));
    }

    @Test
    void halfASurrogatePairIsEscaped() {
        assertThat(JsonWriter.object(Map.of("a", "\uD83D-"))).isEqualTo("{\"a\":\"\\ud83d-\"}");
        assertThat(JsonWriter.object(Map.of("a", "\uDE00"))).isEqualTo("{\"a\":\"\\ude00\"}");
        assertThat(JsonWriter.object(Map.of("a", "-\uDE00\uD83D"))).isEqualTo("{\"a\":\"-\\ude00\\ud83d\"}");
    }

    @Test
    void whateverTheParserReadsIsWrittenAsItWas() throws Exception {
        String json = "{\"a\":[1,-2.50,1E+400,12345678901234567890,true,false,null,{\"b\":{},\"c\":[]}]}";

        assertThat(StrictJson.parseObject(
                        JsonWriter.object(StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)))
                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void otherTypesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.object(Map.of("a", 'c')));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.object(Map.of("a", Double.NaN)));
    }
}
