package io.github.scalekit4ee.internal.token;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many bytes of the cache each caller's tokens take, so that none of them takes it all. A caller with tokens by the thousand,
 * or with very large ones, has those that are too many verified each time; the others' stay where they are.
 *
 * <p>A caller is a subject: a client that speaks for itself, or one user. All users of an application have its {@code client_id},
 * so a share by that would be one for all.
 */
final class CallerShares {

    private final ConcurrentMap<String, Long> taken = new ConcurrentHashMap<>();
    private final long largest;

    /** @param largest bytes of one caller's share */
    CallerShares(long largest) {
        this.largest = largest;
    }

    /** Whether the caller's share had so much left; then it is taken. */
    boolean take(String caller, int bytes) {
        if (bytes > largest) {
            return false;
        }
        long after = taken.merge(caller, (long) bytes, Long::sum);
        if (after > largest) {
            giveBack(caller, bytes);
            return false;
        }
        return true;
    }

    void giveBack(String caller, int bytes) {
        taken.computeIfPresent(caller, (same, before) -> before <= bytes ? null : before - bytes);
    }

    /** Callers with a share; for tests. */
    int size() {
        return taken.size();
    }
}
