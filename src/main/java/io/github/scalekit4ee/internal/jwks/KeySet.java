package io.github.scalekit4ee.internal.jwks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable set of keys and when it was fetched. A look-up by {@code kid} allocates nothing. */
final class KeySet {

    private final Map<String, List<VerificationKey>> byKid = new HashMap<>();
    private final List<VerificationKey> keys;
    private final long fetchedAt;

    /**
     * @param fetched the keys, at most one for a {@code kid} and an algorithm
     * @param previous the set that this one replaces; a key that both hold keeps its identity
     * @param fetchedAt monotonic time in nanoseconds
     */
    KeySet(List<VerificationKey> fetched, @Nullable KeySet previous, long fetchedAt) {
        this.keys = fetched.stream()
                .map(key -> previous == null ? key : previous.same(key))
                .toList();
        for (VerificationKey key : keys) {
            if (key.kid() != null) {
                byKid.computeIfAbsent(key.kid(), kid -> new ArrayList<>(1)).add(key);
            }
        }
        this.fetchedAt = fetchedAt;
    }

    int size() {
        return keys.size();
    }

    long ageAt(long now) {
        return now - fetchedAt;
    }

    /** Whether another set could not tell more about a {@code kid}. */
    boolean knows(@Nullable String kid) {
        return kid == null || byKid.isEmpty() || byKid.containsKey(kid);
    }

    /**
     * The key of this {@code kid}, and of no other, where the token has one (MicroProfile JWT 2.1 section 9.2). A set of keys
     * without {@code kid}, such as a PEM one, fits whatever the token names. A token without {@code kid} means the only key of its
     * algorithm, if there is but one.
     */
    @Nullable
    VerificationKey find(@Nullable String kid, String algorithm) {
        if (kid == null || byKid.isEmpty()) {
            return onlyKeyOf(algorithm);
        }
        List<VerificationKey> named = byKid.get(kid);
        if (named != null) {
            for (int i = 0; i < named.size(); i++) {
                if (named.get(i).algorithm().equals(algorithm)) {
                    return named.get(i);
                }
            }
        }
        return null;
    }

    private @Nullable VerificationKey onlyKeyOf(String algorithm) {
        VerificationKey only = null;
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).algorithm().equals(algorithm)) {
                if (only != null) {
                    return null;
                }
                only = keys.get(i);
            }
        }
        return only;
    }

    @SuppressWarnings("ReferenceEquality") // a key that two sets hold keeps its identity
    boolean holds(VerificationKey key) {
        List<VerificationKey> candidates = key.kid() == null ? keys : byKid.getOrDefault(key.kid(), List.of());
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i) == key) {
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
