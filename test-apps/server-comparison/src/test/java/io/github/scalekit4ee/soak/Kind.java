package io.github.scalekit4ee.soak;

import io.github.scalekit4ee.soak.Issuer.Caller;
import java.util.Set;

/** A kind of request, how many of a hundred it is, and the answers that are right. */
enum Kind {
    GOOD(38, true, 200),
    NEVER_SEEN(10, true, 200),
    NEW_KEY(5, true, 200),
    OUTGOING_CALL(5, true, 200),
    NO_ROLE(5, false, 403),
    NO_TOKEN(10, false, 401),
    TAMPERED(10, false, 401),
    EXPIRED(5, false, 401),
    FOR_OTHERS(5, false, 401),
    UNKNOWN_KEY(4, false, 401),
    NOT_A_TOKEN(3, false, 401);

    private final int share;
    private final boolean good;
    private final int right;

    Kind(int share, boolean good, int right) {
        this.share = share;
        this.good = good;
        this.right = right;
    }

    /** @param percent from 0 to 99 */
    static Kind at(int percent) {
        int rest = percent;
        for (Kind kind : values()) {
            rest -= kind.share;
            if (rest < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The shares are less than " + percent + " in all.");
    }

    String path() {
        return this == OUTGOING_CALL ? "/api/outgoing" : "/api/protected";
    }

    /** With a subject where the application must answer it. */
    Caller caller(Issuer issuer) {
        return switch (this) {
            case GOOD, OUTGOING_CALL -> issuer.known();
            case NEVER_SEEN -> issuer.fresh(false);
            case NEW_KEY -> issuer.fresh(true);
            case NO_ROLE -> new Caller("", issuer.withoutRole());
            case NO_TOKEN -> new Caller("", "");
            case TAMPERED -> new Caller("", issuer.tampered());
            case EXPIRED -> new Caller("", issuer.expired());
            case FOR_OTHERS -> new Caller("", issuer.forOthers());
            case UNKNOWN_KEY -> new Caller("", issuer.byNobody());
            case NOT_A_TOKEN -> new Caller("", "not-a-token");
        };
    }

    boolean isGood() {
        return good;
    }

    /**
     * The statuses that are right.
     *
     * @param withoutKeys whether the server may have had no way to get keys since it deployed the application
     * @param troubled whether the issuer is away, or was a moment ago
     * @param settled whether every server must know the newest key
     */
    Set<Integer> right(boolean withoutKeys, boolean troubled, boolean settled) {
        // What is refused before a key is looked up; the audience is believed only of a signed token.
        boolean needsNoKey = this == NO_TOKEN || this == EXPIRED || this == NOT_A_TOKEN;
        if (withoutKeys && !needsNoKey) {
            return Set.of(right, 503);
        }
        if (this == UNKNOWN_KEY) {
            // The issuer is asked three times a minute; in between nobody can say whether it has published the key
            // meanwhile.
            return Set.of(right, 503);
        }
        if (this == NEW_KEY && (troubled || !settled)) {
            return Set.of(right, 401, 503);
        }
        return Set.of(right);
    }
}
