package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;

/**
 * When a token may be used, tolerance included.
 *
 * @param from first millisecond
 * @param until first millisecond no more ("on or after", RFC 7519 section 4.1.4)
 */
record Lifetime(long from, long until) {

    void check(long nowMillis) {
        if (nowMillis >= until) {
            throw new InvalidTokenException(Reason.EXPIRED, "the token has expired");
        }
        if (nowMillis < from) {
            throw new InvalidTokenException(Reason.NOT_YET_VALID, "the token is not valid yet");
        }
    }
}
