package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.nio.charset.StandardCharsets;

/**
 * A compact serialization cut at its dots: three parts are a JWS (RFC 7515 section 7.1), five a JWE (RFC 7516 section 7.1).
 * Each part is canonical base64url. The JSON serializations (RFC 7515 section 7.2) fail here, as a JWT must be compact
 * (RFC 7519 section 1).
 */
final class CompactToken {

    /**
     * Most characters of a token: what the most generous of the supported servers lets through in one header field (Open
     * Liberty's {@code limitFieldSize}, 32,768), which leaves room for a thousand scopes. It bounds the work a sender of
     * rubbish can cause.
     */
    static final int MAX_LENGTH = 32 * 1024;

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;

    private final byte[] ascii;
    /** Where each part starts; the next part's start less the dot is its end. */
    private final int[] starts;

    private final int parts;

    private CompactToken(byte[] ascii, int[] starts, int parts) {
        this.ascii = ascii;
        this.starts = starts;
        this.parts = parts;
    }

    static CompactToken parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw malformed("the token is longer than " + MAX_LENGTH + " characters");
        }
        // What is not ASCII becomes a question mark, which is outside the alphabet too.
        byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
        int[] starts = new int[JWE_PARTS + 1];
        int parts = 0;
        for (int i = 0; i <= ascii.length; i++) {
            if (i == ascii.length || ascii[i] == '.') {
                if (parts == JWE_PARTS) {
                    throw malformed("the token has more than five parts");
                }
                if (!Base64Url.isCanonical(ascii, starts[parts], i)) {
                    throw malformed("a part of the token is not canonical base64url");
                }
                parts++;
                starts[parts] = i + 1;
            } else if (!Base64Url.isInAlphabet(ascii[i])) {
                throw malformed("the token holds a character that is not base64url");
            }
        }
        if (parts != JWS_PARTS && parts != JWE_PARTS) {
            throw malformed("the token has neither three nor five parts");
        }
        return new CompactToken(ascii, starts, parts);
    }

    boolean isEncrypted() {
        return parts == JWE_PARTS;
    }

    byte[] decodeHeader() {
        return decode(0);
    }

    byte[] decodePayload() {
        return decode(1);
    }

    byte[] decodeSignature() {
        return decode(2);
    }

    /** The characters of the whole token. Not a copy. */
    byte[] ascii() {
        return ascii;
    }

    int headerLength() {
        return starts[1] - 1;
    }

    /** The signature covers the characters of header and payload with the dot between (RFC 7515 section 5.2). */
    int signedLength() {
        return starts[2] - 1;
    }

    private byte[] decode(int part) {
        return Base64Url.decode(ascii, starts[part], starts[part + 1] - 1);
    }

    private static InvalidTokenException malformed(String description) {
        return new InvalidTokenException(Reason.MALFORMED, description);
    }
}
