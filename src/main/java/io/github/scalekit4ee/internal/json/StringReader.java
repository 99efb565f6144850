package io.github.scalekit4ee.internal.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strings of RFC 8259 section 7: no raw control characters, valid UTF-8 only (section 8.1), and no half of a surrogate pair
 * by way of an escape (RFC 7493 section 2.1), since such a string has no UTF-8 form to compare.
 */
final class StringReader {

    private static final int FIRST_PRINTABLE = 0x20;

    private final ByteCursor cursor;
    private @Nullable Utf8Text slow;

    StringReader(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /** A member's name. The cursor is after the opening quote, and will be after the closing one. */
    String name() throws MalformedJsonException {
        int start = cursor.position();
        if (skipPlain() == '"') {
            String expected = MemberNames.find(cursor.bytes(), start, cursor.position());
            if (expected != null) {
                cursor.advance();
                return expected;
            }
        }
        return finish(start);
    }

    /** A value. The cursor is after the opening quote, and will be after the closing one. */
    String value() throws MalformedJsonException {
        int start = cursor.position();
        skipPlain();
        return finish(start);
    }

    /** Steps over ASCII that stands for itself; most strings are nothing else. In locals, since it is most of the work. */
    private int skipPlain() {
        byte[] bytes = cursor.bytes();
        int end = cursor.end();
        int i = cursor.position();
        // Bytes from 0x80 are negative.
        while (i < end && bytes[i] >= FIRST_PRINTABLE && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        cursor.moveTo(i);
        return cursor.peek();
    }

    private String finish(int start) throws MalformedJsonException {
        if (cursor.peek() == '"') {
            int length = cursor.position() - start;
            cursor.advance();
            return length == 0 ? "" : new String(cursor.bytes(), start, length, StandardCharsets.ISO_8859_1);
        }
        return finishSlowly(start);
    }

    /** With one buffer for the whole document: a decoder for each piece would cost a hundred times the piece. */
    private String finishSlowly(int start) throws MalformedJsonException {
        Utf8Text text = slow == null ? new Utf8Text() : slow;
        slow = text;
        text.clear();
        int runStart = start;
        while (true) {
            int c = cursor.peek();
            if (c >= FIRST_PRINTABLE && c != '"' && c != '\\') {
                cursor.advance();
                continue;
            }
            // Escapes are ASCII, so a run between two of them holds whole characters or is malformed.
            text.append(cursor.bytes(), runStart, cursor.position());
            if (c == '"') {
                cursor.advance();
                return requireWholePairs(text.toString());
            }
            if (c != '\\') {
                throw new MalformedJsonException("not strict JSON: a string does not end or holds a control character");
            }
            cursor.advance();
            text.append(escape());
            runStart = cursor.position();
        }
    }

    private char escape() throws MalformedJsonException {
        int c = cursor.peek();
        cursor.advance();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw new MalformedJsonException("not strict JSON: an unknown escape");
        };
    }

    private char codeUnit() throws MalformedJsonException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(cursor.peek(), 16);
            if (digit < 0) {
                throw new MalformedJsonException("not strict JSON: an escape without four hexadecimal digits");
            }
            unit = unit << 4 | digit;
            cursor.advance();
        }
        return (char) unit;
    }

    private static String requireWholePairs(String text) throws MalformedJsonException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            i++;
            if (Character.isLowSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                throw new MalformedJsonException("not strict JSON: half of a surrogate pair");
            }
        }
        return text;
    }
}
