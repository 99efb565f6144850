package io.github.scalekit4ee.internal.jwks;

/** The form that a {@code kid} has in tokens and in sets of keys (RFC 7517 section 4.5 leaves it open). */
public final class KeyId {

    private static final int MAX_LENGTH = 200;

    private KeyId() {}

    /** Visible ASCII only: a {@code kid} is compared and looked up, and must never break a log line. */
    public static boolean isPlain(String kid) {
        return !kid.isEmpty() && kid.length() <= MAX_LENGTH && kid.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
