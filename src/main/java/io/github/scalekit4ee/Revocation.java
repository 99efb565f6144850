package io.github.scalekit4ee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@link TokenRevocations}.
 *
 * @param kind which claim of a token is compared; not null
 * @param value of that claim; not null
 * @param issuedBefore only tokens issued before this moment are refused; null for a token or session
 * @param until when it ends by itself; not null
 */
public record Revocation(Kind kind, String value, @Nullable Instant issuedBefore, Instant until) {

    /** What is revoked. */
    public enum Kind {
        /** One token, by {@code jti}. */
        TOKEN,
        /** The tokens of a session, by {@code sid}. */
        SESSION,
        /** The tokens of a user or client, by {@code sub}. */
        SUBJECT,
        /** The tokens that a client got, by {@code client_id}. */
        CLIENT,
        /** The tokens of an organization, by {@code oid}, or {@code org_id} where that is absent. */
        ORGANIZATION
    }

    /** Shows no claim. */
    @Override
    public String toString() {
        return "Revocation[" + kind + ", issuedBefore=" + issuedBefore + ", until=" + until + "]";
    }
}
