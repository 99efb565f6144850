package io.github.scalekit4ee.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) into maps, lists and plain values, so that the published jar needs no JSON library. */
final class JsonReader {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int next;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one object. Throws {@link IllegalArgumentException} for anything else, and for a member that is there twice.
     */
    static Map<?, ?> object(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.next < text.length() || !(value instanceof Map<?, ?> map)) {
            throw reader.malformed();
        }
        return map;
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> nested(this::members);
            case '[' -> nested(this::items);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private interface Part {
        Object read();
    }

    private Object nested(Part part) {
        if (++depth > MAX_DEPTH) {
            throw malformed();
        }
        next++;
        Object read = part.read();
        depth--;
        return read;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (ends('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            Object value = value();
            if (members.containsKey(name)) {
                throw malformed();
            }
            members.put(name, value);
        } while (continues('}'));
        return members;
    }

    private List<@Nullable Object> items() {
        List<@Nullable Object> items = new ArrayList<>();
        if (ends(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (continues(']'));
        return items;
    }

    private boolean ends(char end) {
        skipSpace();
        boolean ends = peek() == end;
        if (ends) {
            next++;
        }
        return ends;
    }

    private boolean continues(char end) {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            if (c < 0x20) {
                throw malformed();
            }
            read.append(c == '\\' ? escaped() : c);
        }
        return read.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw malformed();
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw malformed();
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private BigDecimal number() {
        int start = next;
        while (next < text.length() && "+-.eE0123456789".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        String number = text.substring(start, next);
        if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            throw malformed();
        }
        return new BigDecimal(number);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, next)) {
            throw malformed();
        }
        next += word.length();
        return value;
    }

    private void skipSpace() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private char peek() {
        if (next >= text.length()) {
            throw malformed();
        }
        return text.charAt(next);
    }

    private char take() {
        char c = peek();
        next++;
        return c;
    }

    private void expect(char c) {
        if (take() != c) {
            throw malformed();
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("Not the JSON that is expected here, at character " + next + ".");
    }
}
