package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nicolas Seriot's JSONTestSuite, each document as it is and as a member's value. One test, so that one is skipped without it. */
class JsonTestSuiteTest {

    @Test
    void answersEachDocumentAsTheSuiteDemands() {
        List<String> wrong = new ArrayList<>();
        JsonArray cases = TestVectors.read("jsontestsuite/jsontestsuite.json").getJsonArray("cases");
        for (JsonValue value : cases) {
            JsonObject vector = value.asJsonObject();
            String file = vector.getString("file");
            byte[] document = Base64.getDecoder().decode(vector.getString("b64"));
            boolean alone = isAccepted(document);
            boolean asMember = isAccepted(asMember(document));
            boolean right =
                    switch (vector.getString("expect")) {
                        case "reject" -> !alone && !asMember;
                        case "accept" ->
                            isOurStricterChoice(file) ? !alone && !asMember : asMember && alone == isObject(document);
                        // Either answer will do, as long as there is one.
                        default -> true;
                    };
            if (!right) {
                wrong.add(file + ": alone " + alone + ", as a member " + asMember);
            }
        }
        System.out.println("JSONTestSuite: " + cases.size() + " documents ran, twice each");
        assertThat(wrong).isEmpty();
    }

    /** RFC 8259 section 4 lets a name come twice; RFC 7519 section 4 lets us refuse it, and we do. */
    private static boolean isOurStricterChoice(String file) {
        return file.contains("y_object_duplicated_key");
    }

    private static boolean isObject(byte[] document) {
        return new String(document, UTF_8).strip().startsWith("{");
    }

    private static boolean isAccepted(byte[] document) {
        try {
            return StrictJson.parseObject(document) != null;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static byte[] asMember(byte[] value) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.writeBytes("{\"before\":1,\"value\":".getBytes(UTF_8));
        document.writeBytes(value);
        document.writeBytes(",\"after\":2}".getBytes(UTF_8));
        return document.toByteArray();
    }
}
