package io.github.scalekit4ee.internal.jwks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that stand in the configuration and never change. */
final class StaticKeySource implements KeySource {

    private final KeySet keys;

    StaticKeySource(List<VerificationKey> keys) {
        this.keys = new KeySet(keys, null, 0);
    }

    @Override
    public @Nullable VerificationKey find(@Nullable String kid, String algorithm) {
        return keys.find(kid, algorithm);
    }

    @Override
    public boolean isCurrent(VerificationKey key) {
        return keys.holds(key);
    }

    @Override
    public KeySourceStatus status() {
        return new KeySourceStatus(KeySourceStatus.State.CURRENT, keys.size(), null, null, null);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
