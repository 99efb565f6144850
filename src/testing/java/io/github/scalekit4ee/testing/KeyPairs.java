package io.github.scalekit4ee.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Generates key pairs and lends RSA pairs to environments. Generating one takes a tenth of a second or more, which a
 * test class with an environment per test would feel; so a closed environment gives its pairs back for the next one. Two
 * environments never hold one pair at the same time: a token of one must not verify at the other.
 */
final class KeyPairs {
    private static final Map<Integer, Deque<KeyPair>> RETURNED = new HashMap<>();

    private KeyPairs() {}

    static KeyPair borrowRsa(int bits) {
        synchronized (RETURNED) {
            Deque<KeyPair> pairs = RETURNED.get(bits);
            if (pairs != null && !pairs.isEmpty()) {
                return pairs.pop();
            }
        }
        return newRsa(bits);
    }

    static void giveBackRsa(int bits, KeyPair pair) {
        synchronized (RETURNED) {
            RETURNED.computeIfAbsent(bits, size -> new ArrayDeque<>()).push(pair);
        }
    }

    static KeyPair newRsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK generates no RSA keys.", e);
        }
    }

    static KeyPair newEc() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK generates no keys on the curve P-256.", e);
        }
    }
}
