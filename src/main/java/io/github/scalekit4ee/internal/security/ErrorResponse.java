package io.github.scalekit4ee.internal.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One refusal as HTTP shows it, whichever API writes it: a status, the challenge, and a small JSON body in the form of RFC 6749
 * section 5.2, which callers of such APIs already parse. {@link ErrorResponses} makes them all.
 *
 * @param status the status code
 * @param challenge for {@code WWW-Authenticate}; null where a challenge would not help (503)
 * @param retryAfter the {@code Retry-After} value; null for none
 * @param body JSON; empty for none
 */
public record ErrorResponse(int status, @Nullable Challenge challenge, @Nullable Duration retryAfter, String body) {

    /** Media type of a body. */
    public static final String CONTENT_TYPE = "application/json";

    /** {@code Cache-Control} of each such answer: it speaks of one caller at one moment (RFC 6750 section 5.3). */
    public static final String CACHE_CONTROL = "no-store";

    /** {@code Retry-After} in whole seconds, at least one (RFC 9110 section 10.2.3). */
    public @Nullable String retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
