package io.github.scalekit4ee.internal.token;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One object for equal values of the tokens that are kept: issuer, audience, organization and scopes repeat from token to
 * token. A place per hash, and the latest value takes it: bounded, without a lock, and never wrong. Only verified tokens'
 * values get in, and they stay only as long as a kept token has them: a thousand sets of hundreds of scopes would be a second cache
 * that nobody weighs.
 */
public final class Interner {

    private static final int SIZE = 1024;

    private final AtomicReferenceArray<@Nullable WeakReference<Object>> places = new AtomicReferenceArray<>(SIZE);

    /** A claim's value. {@code iat} and {@code nbf} are mostly equal; nested objects hardly come again. */
    @Nullable
    Object shareClaim(@Nullable Object value) {
        return value instanceof String || value instanceof Long || value instanceof List ? share(value) : value;
    }

    /** An equal value of the same class, kept or this one. Give immutable values only. */
    @SuppressWarnings("unchecked")
    public <V> V share(V value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        WeakReference<Object> reference = places.getAcquire(place);
        Object known = reference == null ? null : reference.get();
        if (known != null && known.getClass() == value.getClass() && known.equals(value)) {
            return (V) known;
        }
        places.setRelease(place, new WeakReference<>(value));
        return value;
    }
}
