package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Base64url as RFC 7515 section 2 has it. The JDK's decoder refuses characters outside the alphabet, but takes padding and
 * stray bits after the last byte, so that one token could be written in several ways (RFC 4648 section 3.5).
 */
final class Base64Url {

    /** Last characters that leave no stray bits where one byte, or two, are in the last group. */
    private static final String ENDS_OF_ONE_BYTE = "AQgw";

    private static final String ENDS_OF_TWO_BYTES = "AEIMQUYcgkosw048";

    private Base64Url() {}

    /** Decodes a part of a token; refuses whatever an encoder would not have written. */
    static byte[] decode(byte[] ascii, int from, int to) {
        if (!endsCanonically(ascii, from, to)) {
            throw malformed();
        }
        try {
            return Base64.getUrlDecoder()
                    .decode(ByteBuffer.wrap(ascii, from, to - from))
                    .array();
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static boolean endsCanonically(byte[] ascii, int from, int to) {
        return switch ((to - from) % 4) {
            case 0 -> from == to || ascii[to - 1] != '=';
            case 2 -> ENDS_OF_ONE_BYTE.indexOf(ascii[to - 1]) >= 0;
            case 3 -> ENDS_OF_TWO_BYTES.indexOf(ascii[to - 1]) >= 0;
            default -> false;
        };
    }

    private static InvalidTokenException malformed() {
        return new InvalidTokenException(Reason.MALFORMED, "a part of the token is not canonical base64url");
    }
}
