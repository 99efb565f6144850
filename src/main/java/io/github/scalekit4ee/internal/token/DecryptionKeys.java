package io.github.scalekit4ee.internal.token;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/** Finds the private key that an encrypted token's header asks for. */
@FunctionalInterface
public interface DecryptionKeys extends AutoCloseable {

    /**
     * @param kid the header's {@code kid}, which nobody has verified; null when the header has none
     * @param algorithm the header's {@code alg}, already found on the allow-list
     * @return the key, or null when none fits
     * @throws io.github.scalekit4ee.KeySourceUnavailableException when no key can be had
     */
    @Nullable
    PrivateKey find(@Nullable String kid, String algorithm);

    /** Lets go who waits for a key. Idempotent. */
    @Override
    default void close() {}
}
