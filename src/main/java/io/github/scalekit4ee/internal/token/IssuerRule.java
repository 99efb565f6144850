package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.Set;

/**
 * {@code iss} is one of a set of exact strings; nothing is normalised (RFC 7519 section 4.1.1, RFC 8725 section 3.8).
 *
 * @param accepted empty: any issuer, but one there must be (MicroProfile JWT section 4.1 requires {@code iss}, and section
 *     9.2.1 leaves its value open without {@code mp.jwt.verify.issuer})
 */
record IssuerRule(Set<String> accepted) {

    void check(Claims claims) {
        boolean ours =
                claims.value("iss") instanceof String issuer && (accepted.isEmpty() || accepted.contains(issuer));
        if (!ours) {
            throw new InvalidTokenException(
                    Reason.ISSUER, "iss is not an accepted issuer" + NearMiss.of(claims.value("iss"), accepted));
        }
    }
}
