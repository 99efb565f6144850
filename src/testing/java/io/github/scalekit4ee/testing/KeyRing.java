package io.github.scalekit4ee.testing;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The keys of one environment: which are published, and which one signs. Thread-safe. */
final class KeyRing implements AutoCloseable {
    private record Borrowed(int bits, KeyPair pair) {}

    private final List<Map<String, ?>> published = new ArrayList<>();
    private final Map<String, SigningKey> known = new LinkedHashMap<>();
    private final List<Borrowed> borrowed = new ArrayList<>();
    private SigningKey signing;

    KeyRing(int bits) {
        signing = borrow(bits);
        publish(signing);
    }

    synchronized SigningKey publishNew(int bits) {
        return publish(borrow(bits));
    }

    synchronized SigningKey publish(SigningKey key) {
        known.put(key.kid(), key);
        published.add(key.jwk());
        return key;
    }

    synchronized void publish(Map<String, ?> jwk) {
        published.add(new LinkedHashMap<>(jwk));
    }

    /** Stops publishing the key, as an issuer that revokes it. It can still sign, as a thief would. */
    synchronized void remove(String kid) {
        if (!published.removeIf(jwk -> kid.equals(jwk.get("kid")))) {
            throw new IllegalArgumentException(
                    "No key " + kid + " is published. Published are " + publishedKids() + ".");
        }
    }

    synchronized SigningKey signWith(String kid) {
        signing = key(kid);
        return signing;
    }

    synchronized SigningKey signWith(SigningKey key) {
        known.put(key.kid(), key);
        signing = key;
        return key;
    }

    synchronized SigningKey signing() {
        return signing;
    }

    synchronized SigningKey key(String kid) {
        SigningKey key = known.get(kid);
        if (key == null) {
            throw new IllegalArgumentException(
                    "The environment has no private key " + kid + ". It has " + known.keySet() + ".");
        }
        return key;
    }

    synchronized List<Map<String, ?>> published() {
        return List.copyOf(published);
    }

    synchronized List<String> publishedKids() {
        return published.stream()
                .map(jwk -> jwk.get("kid"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private synchronized SigningKey borrow(int bits) {
        KeyPair pair = KeyPairs.borrowRsa(bits);
        borrowed.add(new Borrowed(bits, pair));
        return SigningKey.of(pair);
    }

    @Override
    public synchronized void close() {
        borrowed.forEach(loan -> KeyPairs.giveBackRsa(loan.bits(), loan.pair()));
        borrowed.clear();
    }
}
