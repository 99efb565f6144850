package io.github.scalekit4ee.internal.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structure of RFC 8259: objects, arrays, literals. Recursion is bounded, so a document can't exhaust the stack. */
final class JsonReader {

    /** Scalekit's tokens nest three levels deep. */
    private static final int MAX_DEPTH = 32;

    /** A token of a thousand scopes has a quarter. Each value costs more memory than the two bytes that it may have. */
    private static final int MAX_VALUES = 4096;

    private final ByteCursor cursor;
    private final StringReader strings;
    private final ValueStack values = new ValueStack();
    private int depth;
    private int count;

    JsonReader(ByteCursor cursor) {
        this.cursor = cursor;
        this.strings = new StringReader(cursor);
    }

    Map<String, @Nullable Object> document() throws MalformedJsonException {
        cursor.skipWhiteSpace();
        if (cursor.peek() != '{') {
            throw new MalformedJsonException("not a JSON object");
        }
        Map<String, @Nullable Object> object = object();
        cursor.skipWhiteSpace();
        if (cursor.peek() != ByteCursor.END) {
            throw new MalformedJsonException("followed by other data");
        }
        return object;
    }

    /** A name that comes twice is refused: two readers of one token must not see different claims (RFC 7519 section 4). */
    private Map<String, @Nullable Object> object() throws MalformedJsonException {
        enter();
        int base = values.size();
        long hashes = 0;
        Map<String, @Nullable Object> large = null;
        cursor.skipWhiteSpace();
        if (!cursor.accept('}')) {
            do {
                String name = name();
                if (large == null && values.size() - base == 2 * CompactMap.MAX_SIZE) {
                    large = values.popHashMap(base);
                }
                long hash = CompactMap.bit(name);
                // Most names have a hash of their own, and need no comparison.
                if ((hashes & hash) != 0 && (large == null ? values.hasName(base, name) : large.containsKey(name))) {
                    throw new MalformedJsonException("not strict JSON: a member's name comes twice");
                }
                hashes |= hash;
                if (large == null) {
                    values.push(name);
                    values.push(value());
                } else {
                    large.put(name, value());
                }
                cursor.skipWhiteSpace();
            } while (cursor.accept(','));
            cursor.expect('}', "not strict JSON: an object does not end");
        }
        depth--;
        return large == null ? values.popMap(base, hashes) : Collections.unmodifiableMap(large);
    }

    private String name() throws MalformedJsonException {
        cursor.skipWhiteSpace();
        cursor.expect('"', "not strict JSON: a member's name is not a string");
        String name = strings.name();
        cursor.skipWhiteSpace();
        cursor.expect(':', "not strict JSON: no colon after a member's name");
        return name;
    }

    private List<@Nullable Object> array() throws MalformedJsonException {
        enter();
        int base = values.size();
        cursor.skipWhiteSpace();
        if (!cursor.accept(']')) {
            do {
                values.push(value());
                cursor.skipWhiteSpace();
            } while (cursor.accept(','));
            cursor.expect(']', "not strict JSON: an array does not end");
        }
        depth--;
        return values.popList(base);
    }

    private @Nullable Object value() throws MalformedJsonException {
        cursor.skipWhiteSpace();
        count++;
        if (count > MAX_VALUES) {
            throw new MalformedJsonException("of more than " + MAX_VALUES + " values");
        }
        return switch (cursor.peek()) {
            case '"' -> {
                cursor.advance();
                yield strings.value();
            }
            case '{' -> object();
            case '[' -> array();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> NumberReader.read(cursor);
        };
    }

    private @Nullable Object literal(String name, @Nullable Boolean value) throws MalformedJsonException {
        for (int i = 0; i < name.length(); i++) {
            cursor.expect(name.charAt(i), "not strict JSON: an unknown literal");
        }
        return value;
    }

    /** Called on the opening bracket. */
    private void enter() throws MalformedJsonException {
        cursor.advance();
        depth++;
        if (depth > MAX_DEPTH) {
            throw new MalformedJsonException("nested deeper than " + MAX_DEPTH + " levels");
        }
    }
}
