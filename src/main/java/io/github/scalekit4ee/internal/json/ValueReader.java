package io.github.scalekit4ee.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds values from the parser's tokens. Recursion is bounded by the parser's own limit on depth, which throws before the
 * stack grows; duplicates are the parser's to find.
 */
final class ValueReader {

    /** Far beyond a double's range; a scale without bound makes a three-byte number cost gigabytes when converted. */
    private static final int MAX_SCALE = 400;

    private static final int FIRST_CAPACITY = 32;

    private final JsonParser parser;
    private final boolean escapes;

    ValueReader(JsonParser parser, boolean escapes) {
        this.parser = parser;
        this.escapes = escapes;
    }

    /** The parser stands on {@code START_OBJECT}. */
    Map<String, @Nullable Object> object() throws IOException {
        @Nullable Object[] members = new @Nullable Object[FIRST_CAPACITY];
        int n = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (n == members.length) {
                members = Arrays.copyOf(members, n * 2);
            }
            members[n] = MemberNames.share(wellFormed(parser.currentName()));
            members[n + 1] = value(parser.nextToken());
            n += 2;
        }
        if (n <= 2 * CompactMap.MAX_SIZE) {
            return new CompactMap(n == members.length ? members : Arrays.copyOf(members, n));
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>(n);
        for (int i = 0; i < n; i += 2) {
            map.put((String) members[i], members[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return Collections.unmodifiableList(Arrays.asList(elements.toArray()));
    }

    private @Nullable Object value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new MalformedJsonException("the JSON object ends early");
        }
        return switch (token) {
            case VALUE_STRING -> wellFormed(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser.getDecimalValue());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            default -> throw new MalformedJsonException("unexpected token");
        };
    }

    private String wellFormed(String text) throws MalformedJsonException {
        if (escapes && !StrictText.isWellFormed(text)) {
            throw new MalformedJsonException("half of a surrogate pair in a string");
        }
        return text;
    }

    private static BigDecimal decimal(BigDecimal value) throws MalformedJsonException {
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new MalformedJsonException("a number's exponent is out of range");
        }
        return value;
    }
}
