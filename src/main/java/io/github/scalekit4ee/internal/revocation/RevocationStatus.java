package io.github.scalekit4ee.internal.revocation;

import java.time.Duration;

/**
 * What an operator may know of the shared revocations at one moment; nothing of a token.
 *
 * @param state how far this node's copy is that of the cluster
 * @param revocations number of those held here
 * @param age time since the shared map answered the last time, or since the start
 * @param refuses whether requests with a token get 503
 */
public record RevocationStatus(State state, int revocations, Duration age, boolean refuses) {

    /** How far this node's copy is that of the cluster. */
    public enum State {
        /** The shared ones have not been read yet. */
        UNKNOWN,
        /** The shared map answers. */
        CURRENT,
        /** It does not; the copy serves. */
        STALE
    }
}
