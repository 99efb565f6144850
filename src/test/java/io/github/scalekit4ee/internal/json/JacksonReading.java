package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The second opinion: one JSON object as Jackson reads it. Jackson gets text that we know to be UTF-8, since that is where it is
 * lenient. Limits that are ours alone are told apart, so that nothing else may differ.
 */
public final class JacksonReading {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(100_000).build())
            .build();

    private static final int LARGEST_EXPONENT = 400;

    /** Jackson looks at the last eight bits only of what stands in place of a digit (RFC 8259 section 7). */
    private static final Pattern NO_HEXADECIMAL_DIGIT =
            Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u[0-9a-fA-F]{0,3}[^\\x00-\\x7F]");

    private final JsonParser parser;
    private Map<String, Object> document = Map.of();
    private int depth;
    private int values;
    private boolean withinOurLimits = true;

    private JacksonReading(JsonParser parser) {
        this.parser = parser;
    }

    /** Empty where Jackson refuses the bytes. */
    public static Optional<JacksonReading> of(byte[] bytes) {
        try {
            String text = text(bytes);
            return NO_HEXADECIMAL_DIGIT.matcher(text).find() ? Optional.empty() : read(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<JacksonReading> read(String text) throws IOException {
        try (JsonParser parser = JACKSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JacksonReading reading = new JacksonReading(parser);
            reading.document = reading.readObject();
            return parser.nextToken() == null ? Optional.of(reading) : Optional.empty();
        }
    }

    public Map<String, Object> object() {
        return document;
    }

    /** Of depth, of the number of values, of a number's length and exponent, and whole surrogate pairs only. */
    boolean isWithinOurLimits() {
        return withinOurLimits && values <= 4096;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private Map<String, Object> readObject() throws IOException {
        enter();
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            limit(hasWholePairs(name));
            parser.nextToken();
            object.put(name, value());
        }
        depth--;
        return object;
    }

    private List<Object> readArray() throws IOException {
        enter();
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        depth--;
        return array;
    }

    private void enter() {
        depth++;
        limit(depth <= 32);
    }

    private Object value() throws IOException {
        values++;
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject();
            case START_ARRAY -> readArray();
            case VALUE_STRING -> {
                limit(hasWholePairs(parser.getText()));
                yield parser.getText();
            }
            case VALUE_NUMBER_INT -> {
                limit(parser.getTextLength() <= 128);
                yield parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** Null for one that is beyond our limits: to make it may ask for gigabytes of digits. */
    private Object decimal() throws IOException {
        String text = parser.getText();
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        String exponent = e < 0 ? "" : text.substring(e + 1).replaceFirst("^[+-]?0*", "");
        boolean small = text.length() <= 128
                && exponent.length() <= 3
                && (exponent.isEmpty() || Integer.parseInt(exponent) <= LARGEST_EXPONENT);
        limit(small);
        return small ? parser.getDecimalValue() : null;
    }

    private void limit(boolean kept) {
        withinOurLimits &= kept;
    }

    private static boolean hasWholePairs(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }
}
