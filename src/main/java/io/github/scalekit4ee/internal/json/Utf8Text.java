package io.github.scalekit4ee.internal.json;

import java.util.Arrays;

/**
 * Characters from valid UTF-8 only (RFC 3629 section 4): no overlong form, no surrogate, nothing above U+10FFFF. The buffer serves
 * for one string after the other.
 */
final class Utf8Text {

    private static final int FIRST_CAPACITY = 64;
    private static final int CONTINUATION_BITS = 0x3F;

    private char[] characters = new char[FIRST_CAPACITY];
    private int length;

    void clear() {
        length = 0;
    }

    void append(char character) {
        reserve(1);
        characters[length] = character;
        length++;
    }

    void append(byte[] utf8, int from, int to) throws MalformedJsonException {
        reserve(to - from); // no form of a character has more chars than bytes
        int i = from;
        while (i < to) {
            int lead = utf8[i];
            if (lead >= 0) {
                characters[length] = (char) lead;
                length++;
                i++;
            } else {
                int continuations = continuations(lead & 0xFF);
                if (i + continuations >= to) {
                    throw malformed();
                }
                put(codePoint(utf8, i, continuations));
                i += continuations + 1;
            }
        }
    }

    private static int continuations(int lead) throws MalformedJsonException {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 1;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 2;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            return 3;
        }
        throw malformed();
    }

    private static int codePoint(byte[] utf8, int at, int continuations) throws MalformedJsonException {
        int codePoint = utf8[at] & (CONTINUATION_BITS >> continuations);
        for (int i = at + 1; i <= at + continuations; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                throw malformed();
            }
            codePoint = codePoint << 6 | (utf8[i] & CONTINUATION_BITS);
        }
        boolean overlong = codePoint < (continuations == 1 ? 0x80 : continuations == 2 ? 0x800 : 0x10000);
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (overlong || surrogate || codePoint > Character.MAX_CODE_POINT) {
            throw malformed();
        }
        return codePoint;
    }

    private void put(int codePoint) {
        length += Character.toChars(codePoint, characters, length);
    }

    private void reserve(int more) {
        if (length + more > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(length + more, 2 * characters.length));
        }
    }

    private static MalformedJsonException malformed() {
        return new MalformedJsonException("not valid UTF-8");
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
