package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys in a map, and a count of how often somebody asked. */
public class FakeKeySource implements KeySource {

    private final Map<String, VerificationKey> keys = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();

    public FakeKeySource with(String kid, String algorithm, PublicKey key) {
        keys.put(kid, new VerificationKey(kid, algorithm, key));
        return this;
    }

    /** Of the unnamed environment, as a verifier takes them. */
    public Map<String, KeySource> unnamed() {
        return Map.of("", this);
    }

    public void remove(String kid) {
        keys.remove(kid);
    }

    public int lookups() {
        return lookups.get();
    }

    /** A {@code kid} of null finds the only key, as a static key is found. */
    @Override
    public VerificationKey find(String kid, String algorithm) {
        lookups.incrementAndGet();
        return kid == null ? keys.values().iterator().next() : keys.get(kid);
    }

    @Override
    public boolean isCurrent(VerificationKey key) {
        return keys.containsValue(key);
    }

    @Override
    public KeySourceStatus status() {
        return new KeySourceStatus(KeySourceStatus.State.CURRENT, keys.size(), null, null, null);
    }

    @Override
    public void close() {
        keys.clear();
    }
}
