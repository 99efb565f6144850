package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import org.jspecify.annotations.Nullable;

/** Finds the key that a token's header asks for. Safe for use by many threads; a warm look-up takes no lock. */
public interface KeySource extends AutoCloseable {

    /**
     * The key for a token's header. May wait for one fetch, up to the configured deadline, when no set is held or the
     * {@code kid} is new; never waits otherwise.
     *
     * @param kid the header's {@code kid}, which nobody has verified; null when the header has none
     * @param algorithm the header's {@code alg}, already found on the allow-list
     * @return the key, or null when the issuer publishes none that fits
     * @throws KeySourceUnavailableException when no set can be had, so that nothing can be said of the {@code kid}
     */
    @Nullable
    VerificationKey find(@Nullable String kid, String algorithm);

    /**
     * Whether a key found earlier is still published and its set not too stale to serve. Never waits, never fetches.
     *
     * @param key a key that {@link #find} returned
     */
    boolean isCurrent(VerificationKey key);

    /** Ends refreshing and frees the thread. Idempotent. */
    @Override
    void close();
}
