package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import java.nio.charset.StandardCharsets;

/**
 * A compact serialization cut at its dots: three parts are a JWS (RFC 7515 section 7.1), five a JWE (RFC 7516 section 7.1).
 * The JSON serializations (RFC 7515 section 7.2) fail here, as a JWT must be compact (RFC 7519 section 1).
 */
final class CompactToken {

    /**
     * Most characters of a token: what the most generous of the supported servers lets through in one header field (Open
     * Liberty's {@code limitFieldSize}, 32,768), which leaves room for a thousand scopes. It bounds the work a sender of
     * rubbish can cause.
     */
    static final int MAX_LENGTH = 32 * 1024;

    /**
     * Most characters of a header. With three certificates of the signer, which nobody reads here, it has about eight thousand; what
     * is read has two hundred.
     */
    private static final int MAX_HEADER_LENGTH = 8 * 1024;

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;

    private final byte[] ascii;
    private final int[] ends;
    private final int parts;

    private CompactToken(byte[] ascii, int[] ends, int parts) {
        this.ascii = ascii;
        this.ends = ends;
        this.parts = parts;
    }

    static CompactToken parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw malformed("the token is longer than " + MAX_LENGTH + " characters");
        }
        int[] ends = new int[JWE_PARTS];
        int parts = 0;
        int dot = -1;
        do {
            if (parts == JWE_PARTS) {
                throw noJwt();
            }
            dot = token.indexOf('.', dot + 1);
            ends[parts] = dot < 0 ? token.length() : dot;
            parts++;
        } while (dot >= 0);
        if (parts != JWS_PARTS && parts != JWE_PARTS) {
            throw noJwt();
        }
        if (ends[0] > MAX_HEADER_LENGTH) {
            throw malformed("the header is longer than " + MAX_HEADER_LENGTH + " characters");
        }
        // A plain copy of nearly every string, unlike US-ASCII. What has no place in ISO 8859-1 becomes a question
        // mark, which base64url refuses, as it does everything above ASCII.
        byte[] ascii = token.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length != token.length()) {
            // A surrogate pair is one question mark: the ends would be those of another text.
            throw malformed("a part of the token is not canonical base64url");
        }
        return new CompactToken(ascii, ends, parts);
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

    byte[] decode(int part) {
        return Base64Url.decode(ascii, part == 0 ? 0 : ends[part - 1] + 1, ends[part]);
    }

    /** The characters of the whole token. Not a copy. */
    byte[] ascii() {
        return ascii;
    }

    int headerLength() {
        return ends[0];
    }

    /** The signature covers the characters of header and payload with the dot between (RFC 7515 section 5.2). */
    int signedLength() {
        return ends[1];
    }

    /** In words for whoever has sent an API key, and does not know what the parts are. */
    private static InvalidTokenException noJwt() {
        return malformed("the token is not a JWT of three or five parts; perhaps it is an API key or an opaque token,"
                + " or was cut off");
    }

    private static InvalidTokenException malformed(String description) {
        return new InvalidTokenException(Reason.MALFORMED, description);
    }
}
