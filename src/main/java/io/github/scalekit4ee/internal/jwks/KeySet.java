package io.github.scalekit4ee.internal.jwks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable set of keys and when it was fetched. */
final class KeySet {

    private final Map<String, VerificationKey> byKid;
    private final List<VerificationKey> keys;
    private final long fetchedAt;

    /**
     * @param fetched the keys
     * @param previous the set that this one replaces; a key that both hold keeps its identity
     * @param fetchedAt monotonic time in nanoseconds
     */
    KeySet(List<VerificationKey> fetched, @Nullable KeySet previous, long fetchedAt) {
        this.keys = fetched.stream()
                .map(key -> previous == null ? key : previous.same(key))
                .toList();
        this.byKid = new HashMap<>();
        for (VerificationKey key : keys) {
            if (key.kid() != null) {
                byKid.put(key.kid(), key);
            }
        }
        this.fetchedAt = fetchedAt;
    }

    long ageAt(long now) {
        return now - fetchedAt;
    }

    boolean knows(@Nullable String kid) {
        return kid == null || byKid.isEmpty() || byKid.containsKey(kid);
    }

    /**
     * A key that has no {@code kid} of its own, such as a PEM one, fits whatever the token names; a token without one means
     * the only key that fits, if there is but one.
     */
    @Nullable
    VerificationKey find(@Nullable String kid, String algorithm) {
        if (kid != null && !byKid.isEmpty()) {
            VerificationKey key = byKid.get(kid);
            return key != null && key.algorithm().equals(algorithm) ? key : null;
        }
        List<VerificationKey> fitting =
                keys.stream().filter(key -> key.algorithm().equals(algorithm)).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    boolean holds(VerificationKey key) {
        if (key.kid() != null) {
            return byKid.get(key.kid()) == key;
        }
        for (VerificationKey each : keys) {
            if (each == key) {
                return true;
            }
        }
        return false;
    }

    private VerificationKey same(VerificationKey key) {
        for (VerificationKey mine : keys) {
            if (mine.equals(key)) {
                return mine;
            }
        }
        return key;
    }
}
