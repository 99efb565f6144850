package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** When a token ends by its own {@code exp}, if it is a signed JWT. Nothing is verified, so nothing may be granted by it. */
final class JwtExpiry {

    /** Parts of a signed JWT (RFC 7515 section 7.1). */
    private static final int PARTS = 3;

    /** The year 9999; a larger number counts no seconds. */
    private static final double MAX_SECONDS = 253_402_300_799d;

    private JwtExpiry() {}

    /** Null for an opaque token (RFC 6749 section 1.4), one that is encrypted, and one without an {@code exp} that can be read. */
    static @Nullable Instant of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return null;
        }
        try {
            Object exp = StrictJson.parseObject(Base64.getUrlDecoder().decode(parts[1]))
                    .get("exp");
            return exp instanceof Number seconds && isDate(seconds.doubleValue())
                    ? Instant.ofEpochSecond(seconds.longValue())
                    : null;
        } catch (IllegalArgumentException | MalformedJsonException e) {
            return null;
        }
    }

    private static boolean isDate(double seconds) {
        return seconds >= 0 && seconds <= MAX_SECONDS;
    }
}
