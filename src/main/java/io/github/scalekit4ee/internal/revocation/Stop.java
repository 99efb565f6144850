package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.Revocation;
import io.github.scalekit4ee.Revocation.Kind;
import java.time.Instant;

/**
 * One revocation, in milliseconds since 1970.
 *
 * @param issuedBefore tokens issued from then on are not stopped; {@link #ALL} for all tokens
 * @param until when no token that it stops lives any more
 */
record Stop(Kind kind, String value, long issuedBefore, long until) {

    static final long ALL = Long.MAX_VALUE;

    Key key() {
        return new Key(kind, value);
    }

    /** Of two for the same the stricter in each respect, so that nodes may exchange them in any order. */
    Stop and(Stop other) {
        long before = Math.max(issuedBefore, other.issuedBefore);
        long end = Math.max(until, other.until);
        return covers(other) ? this : new Stop(kind, value, before, end);
    }

    /** Whether the other adds nothing. */
    boolean covers(Stop other) {
        return issuedBefore >= other.issuedBefore && until >= other.until;
    }

    Revocation shown() {
        return new Revocation(
                kind,
                value,
                issuedBefore == ALL ? null : Instant.ofEpochMilli(issuedBefore),
                Instant.ofEpochMilli(until));
    }

    /** Shows no claim. */
    @Override
    public String toString() {
        return "Stop[" + kind + "]";
    }

    /** Of what it is. */
    record Key(Kind kind, String value) {

        /** Shows no claim. */
        @Override
        public String toString() {
            return "Key[" + kind + "]";
        }
    }
}
