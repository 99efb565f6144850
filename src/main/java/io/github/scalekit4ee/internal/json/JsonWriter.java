package io.github.scalekit4ee.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259), without white space. */
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /**
     * Writes an object.
     *
     * @param members strings, finite numbers, booleans, null, and collections and maps of those, written in the order of the map
     * @throws IllegalArgumentException for a value of another type
     */
    public static String object(Map<String, ?> members) {
        return value(members);
    }

    /**
     * Writes any value.
     *
     * @param value as in {@link #object}
     * @throws IllegalArgumentException for a value of another type
     */
    public static String value(@Nullable Object value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value);
        return writer.text.toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof String single) {
            string(single);
        } else if (value instanceof Collection<?> several) {
            array(several);
        } else if (value instanceof Map<?, ?> members) {
            members(members);
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("there is no JSON for a " + value.getClass());
        }
    }

    /** JSON has no infinity and no NaN. */
    private static boolean isNumber(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                || value instanceof BigDecimal
                || value instanceof BigInteger;
    }

    private void members(Map<?, ?> members) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(separator);
            string(String.valueOf(member.getKey()));
            text.append(':');
            write(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(Collection<?> values) {
        text.append('[');
        String separator = "";
        for (Object each : values) {
            text.append(separator);
            write(each);
            separator = ",";
        }
        text.append(']');
    }

    /** Escapes what RFC 8259 section 7 requires, and half a surrogate pair, which UTF-8 cannot hold. */
    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || isLoneSurrogate(value, i)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
