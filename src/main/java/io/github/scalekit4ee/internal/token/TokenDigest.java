package io.github.scalekit4ee.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a whole token. Four longs, so that a kept one costs a third of the token's hexadecimal digest. */
record TokenDigest(long first, long second, long third, long fourth) {

    /** Bytes of the digest. */
    private static final int LENGTH = 32;

    /**
     * The digest. No text has that of a verified token except the token itself: ISO 8859-1 keeps each of its characters apart
     * and turns every other into a question mark, which is not in base64url.
     *
     * @param sha256 not fed yet; and not fed again when this returns
     */
    static TokenDigest of(String token, MessageDigest sha256) {
        byte[] characters = token.getBytes(StandardCharsets.ISO_8859_1);
        sha256.update(characters);
        ByteBuffer digest = ByteBuffer.wrap(finish(sha256, characters));
        return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    /** Writes the digest into the array of the characters: a second array would be the largest allocation of a cache hit. */
    private static byte[] finish(MessageDigest sha256, byte[] spent) {
        if (spent.length < LENGTH) {
            return sha256.digest();
        }
        try {
            sha256.digest(spent, 0, LENGTH);
            return spent;
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for the digest", e);
        }
    }

    String hexadecimal() {
        HexFormat digits = HexFormat.of();
        return digits.toHexDigits(first)
                + digits.toHexDigits(second)
                + digits.toHexDigits(third)
                + digits.toHexDigits(fourth);
    }

    /** A record's own comparison goes through method handles, which the compiler does not see through on the path of each hit. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenDigest that
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth;
    }

    /** Any 32 bits of a digest are as good as a hash of all. */
    @Override
    public int hashCode() {
        return (int) first;
    }

    /** Shows nothing: a digest tells one token from another. */
    @Override
    public String toString() {
        return "TokenDigest[…]";
    }
}
