package io.github.scalekit4ee.internal.json;

import java.util.Collection;
import java.util.Map;

/** Writes JSON (RFC 8259) as far as this library sends any: objects of strings and of arrays of strings. */
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /**
     * Writes an object without white space.
     *
     * @param members strings and collections of strings, written in the order of the map
     * @throws IllegalArgumentException for a value of another type
     */
    public static String object(Map<String, ?> members) {
        JsonWriter writer = new JsonWriter();
        String separator = "{";
        for (Map.Entry<String, ?> member : members.entrySet()) {
            writer.text.append(separator);
            writer.string(member.getKey());
            writer.text.append(':');
            writer.value(member.getValue());
            separator = ",";
        }
        return writer.text.append(members.isEmpty() ? "{}" : "}").toString();
    }

    private void value(Object value) {
        if (value instanceof String single) {
            string(single);
        } else if (value instanceof Collection<?> several) {
            array(several);
        } else {
            throw new IllegalArgumentException("there is no JSON for a " + value.getClass());
        }
    }

    private void array(Collection<?> values) {
        text.append('[');
        String separator = "";
        for (Object each : values) {
            text.append(separator);
            value(each);
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
