package io.github.scalekit4ee.internal.json;

/** A place in the document. The end reads as {@link #END}, which no byte is, so that nothing runs past it. */
final class ByteCursor {

    static final int END = -1;

    private final byte[] bytes;
    private final int end;
    private int position;

    ByteCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.position = start;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** The byte here, 0 to 255, or {@link #END}. */
    int peek() {
        return position < end ? bytes[position] & 0xFF : END;
    }

    void advance() {
        position++;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** The place after the last byte. */
    int end() {
        return end;
    }

    /** Steps over one byte if it is this one. */
    boolean accept(char expected) {
        if (peek() != expected) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char expected, String otherwise) throws MalformedJsonException {
        if (!accept(expected)) {
            throw new MalformedJsonException(otherwise);
        }
    }

    /** RFC 8259 section 2: space, tab, line feed, carriage return, and nothing else. */
    void skipWhiteSpace() {
        // Most documents have none, so one comparison has to do for them. Bytes from 0x80 are negative.
        while (position < end && bytes[position] <= ' ' && isWhiteSpace(bytes[position])) {
            position++;
        }
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
