package io.github.scalekit4ee.internal.token;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url as RFC 7515 section 2 has it: no padding, no other characters. The JDK's decoder also takes padding and stray
 * bits after the last byte, so that one token could be written in several ways (RFC 4648 section 3.5).
 */
final class Base64Url {

    private static final byte NOT_IN_ALPHABET = -1;

    private static final byte[] VALUES = values();

    private Base64Url() {}

    static boolean isInAlphabet(byte c) {
        return c >= 0 && VALUES[c] != NOT_IN_ALPHABET;
    }

    /** Whether a run of alphabet characters is what an encoder writes. */
    static boolean isCanonical(byte[] ascii, int from, int to) {
        int unused =
                switch ((to - from) % 4) {
                    case 0 -> 0;
                    case 2 -> 0b1111;
                    case 3 -> 0b11;
                    default -> -1;
                };
        return unused == 0 || (unused > 0 && (VALUES[ascii[to - 1]] & unused) == 0);
    }

    /** Decodes a canonical run. */
    static byte[] decode(byte[] ascii, int from, int to) {
        return Base64.getUrlDecoder()
                .decode(ByteBuffer.wrap(ascii, from, to - from))
                .array();
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, NOT_IN_ALPHABET);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
