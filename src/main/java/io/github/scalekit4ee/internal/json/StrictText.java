package io.github.scalekit4ee.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text, and only UTF-8 (RFC 8259 section 8.1). The parser would guess UTF-16 or UTF-32, skip a byte order mark and
 * let overlong sequences pass; it gets text, so that it has nothing to guess.
 */
final class StrictText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private StrictText() {}

    static String decode(byte[] utf8, int offset, int length) throws MalformedJsonException {
        if (isAscii(utf8, offset, length)) {
            return new String(utf8, offset, length, StandardCharsets.ISO_8859_1);
        }
        String text;
        try {
            // A new decoder reports what is malformed: overlong forms, surrogates and values above U+10FFFF among it.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("not valid UTF-8");
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw new MalformedJsonException("starts with a byte order mark");
        }
        return text;
    }

    /** Whether each surrogate has its other half: {@code \ud800} alone is valid JSON but not I-JSON (RFC 7493 section 2.1). */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }
}
