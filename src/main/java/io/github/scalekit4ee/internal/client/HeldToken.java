package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import java.time.Duration;

/**
 * A token with the two monotonic points in time that decide over it.
 *
 * @param token the token
 * @param usableUntil when it is not handed out any more
 * @param dueAt when a successor is requested in the background
 * @param rejected whether a receiver would not have it, so that it serves only where no other can be had
 */
record HeldToken(AccessToken token, long usableUntil, long dueAt, boolean rejected) {

    /** Margin for the skew of the receiver's clock and for the latency of the network. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** However long a token lives, its successor is requested within a day. */
    static final Duration LONGEST_USE = Duration.ofDays(1);

    /** @param random a number from 0 to 1 that spreads the refreshes of a fleet */
    static HeldToken of(IssuedToken issued, double random) {
        return of(issued, 0.1, random);
    }

    /**
     * Of a node that had none. Many may have begun in the same minute, after a deployment or an outage: their first renewals are spread over most
     * of the lifetime, or they would come back together for days.
     *
     * @param random a number from 0 to 1
     */
    static HeldToken ofMany(IssuedToken issued, double random) {
        return of(issued, 0.75, random);
    }

    /** @param spread over which share of its use the renewals of a fleet are spread, up to the latest moment for one */
    private static HeldToken of(IssuedToken issued, double spread, double random) {
        long lifetime = issued.lifetime().toNanos();
        long margin = Math.min(MARGIN.toNanos(), lifetime / 5);
        long use = Math.min(lifetime - margin, LONGEST_USE.toNanos());
        long due = (long) (use * (0.85 - spread * (1 - random)));
        return new HeldToken(issued.token(), issued.requestedAt() + use, issued.requestedAt() + due, false);
    }

    boolean isUsable(long now) {
        return !rejected && now - usableUntil < 0;
    }

    boolean isDue(long now) {
        return now - dueAt >= 0;
    }

    HeldToken dueAt(long later) {
        return new HeldToken(token, usableUntil, later, rejected);
    }

    HeldToken rejectedByReceiver() {
        return new HeldToken(token, usableUntil, dueAt, true);
    }

    /** Other receivers may still take it, as long as it lives. */
    HeldToken takenBack() {
        return new HeldToken(token, usableUntil, dueAt, false);
    }
}
