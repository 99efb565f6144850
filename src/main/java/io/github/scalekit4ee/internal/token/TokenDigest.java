package io.github.scalekit4ee.internal.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a whole token. Four longs, so that a kept one costs a third of the token's hexadecimal digest. */
record TokenDigest(long first, long second, long third, long fourth) {

    private static final int CHUNK = 128;

    /**
     * The digest, or null when the token holds a character that no token has. Such a character must not be folded into another:
     * the result would be the digest of a different, perhaps verified token.
     *
     * @param sha256 a new computation
     */
    static @Nullable TokenDigest of(String token, MessageDigest sha256) {
        // In chunks, since a copy of the whole token is most of what a cache hit would allocate.
        char[] chars = new char[CHUNK];
        byte[] bytes = new byte[CHUNK];
        CharBuffer from = CharBuffer.wrap(chars);
        ByteBuffer to = ByteBuffer.wrap(bytes);
        CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        for (int start = 0; start < token.length(); start += CHUNK) {
            int length = Math.min(CHUNK, token.length() - start);
            token.getChars(start, start + length, chars, 0);
            from.position(0).limit(length);
            to.clear();
            if (!encoder.encode(from, to, false).isUnderflow()) {
                return null;
            }
            sha256.update(bytes, 0, length);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
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
