package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;

/**
 * A token with {@code cnf} (RFC 7800) is bound to a key of its holder: whoever merely bears it may have stolen it. So it is no
 * bearer token (RFC 9449 section 7.2, RFC 8705 section 3), whatever {@code cnf} holds.
 */
final class SenderConstraintRule {

    private SenderConstraintRule() {}

    static void check(Claims claims) {
        if (claims.has("cnf")) {
            throw new InvalidTokenException(
                    Reason.SENDER_CONSTRAINED,
                    "the token is bound to a key (cnf) and is no bearer token; DPoP and mutual TLS are not supported");
        }
    }
}
