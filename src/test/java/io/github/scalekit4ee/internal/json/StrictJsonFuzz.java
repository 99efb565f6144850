package io.github.scalekit4ee.internal.json;

import java.util.Map;
import java.util.Optional;

/** The strict parser against Jackson: both refuse a document, or both read the same from it. */
public final class StrictJsonFuzz {

    private StrictJsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] document) {
        Optional<Map<String, Object>> expected = document.length > StrictJson.MAX_LENGTH
                ? Optional.empty()
                : JacksonReading.of(document)
                        .filter(JacksonReading::isWithinOurLimits)
                        .map(JacksonReading::object);
        Optional<Map<String, Object>> actual = ours(document);
        if (!actual.equals(expected)) {
            throw new AssertionError("Jackson: " + expected + ", we: " + actual);
        }
    }

    private static Optional<Map<String, Object>> ours(byte[] document) {
        try {
            return Optional.of(StrictJson.parseObject(document));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
