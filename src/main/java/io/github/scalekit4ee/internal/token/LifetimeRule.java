package io.github.scalekit4ee.internal.token;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code exp}, {@code nbf} and {@code iat} (RFC 7519 section 4.1), and the greatest age of MicroProfile JWT section 9.2.1. */
final class LifetimeRule {

    private final long skew;
    private final long issuedAhead;
    private final @Nullable Duration maxAge;
    private final boolean issuedAtRequired;

    /**
     * @param skew tolerance for {@code exp}, {@code nbf} and the age
     * @param issuedAhead how far {@code iat} may lie in the future
     * @param maxAge null: no limit
     */
    LifetimeRule(Duration skew, Duration issuedAhead, @Nullable Duration maxAge, boolean issuedAtRequired) {
        this.skew = skew.toMillis();
        this.issuedAhead = issuedAhead.toMillis();
        this.maxAge = maxAge;
        this.issuedAtRequired = issuedAtRequired;
    }

    Lifetime read(Claims claims) {
        long expires = claims.date("exp").orElseThrow(() -> Claims.wrong("exp", "is missing"));
        OptionalLong issued = claims.date("iat");
        if (issued.isEmpty() && (issuedAtRequired || maxAge != null)) {
            throw Claims.wrong("iat", "is missing");
        }
        if (issued.isPresent() && issued.getAsLong() > expires) {
            throw Claims.wrong("iat", "is later than exp");
        }
        long until = expires;
        if (maxAge != null) {
            until = Math.min(until, issued.orElseThrow() + maxAge.toMillis());
        }
        long from = Math.max(claims.date("nbf").orElse(0) - skew, issued.orElse(0) - issuedAhead);
        return new Lifetime(from, until + skew);
    }
}
