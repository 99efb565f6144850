package io.github.scalekit4ee.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object from bytes that nobody has vouched for: a JOSE header, a claims set, a JWK Set.
 *
 * <p>Values are {@link String}, {@link Long}, {@link java.math.BigInteger} where an integer does not fit a long,
 * {@link java.math.BigDecimal} with the scale of the text, {@link Boolean}, {@link java.util.List}, {@link Map} and null.
 * All are immutable.
 */
public final class StrictJson {

    /** Most bytes of one document: a JWK Set's limit, the largest thing read here. */
    public static final int MAX_LENGTH = 64 * 1024;

    private StrictJson() {}

    /** Whether all documents have this very object as the name of such a member. */
    public static boolean isSharedName(String name) {
        return MemberNames.isShared(name);
    }

    /**
     * Parses a whole array as one object.
     *
     * @throws MalformedJsonException when the bytes are anything else
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) throws MalformedJsonException {
        return parseObject(utf8, 0, utf8.length);
    }

    /**
     * Parses a part of an array as one object.
     *
     * @throws MalformedJsonException when the bytes are anything else
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8, int offset, int length)
            throws MalformedJsonException {
        if (length > MAX_LENGTH) {
            throw new MalformedJsonException("longer than " + MAX_LENGTH + " bytes");
        }
        return new JsonReader(new ByteCursor(utf8, offset, offset + length)).document();
    }
}
