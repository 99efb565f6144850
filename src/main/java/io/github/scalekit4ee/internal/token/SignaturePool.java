package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Signature objects that were initialized for a key and are used again: to make one costs a twentieth of a verification by a native
 * provider, and most of the memory. Safe for use by many threads. A thread takes the object out of its slot while it works, so that
 * no two feed one, and makes another where the slot is empty or has another key's; nobody waits.
 *
 * <p>Only an object that has just said yes is kept. {@link Signature#verify(byte[])} leaves every object as it was after
 * {@code initVerify}; what a provider makes of a signature that is none is not ours to rely on.
 */
final class SignaturePool {

    private static final int SLOTS = 16;

    private final AtomicReferenceArray<@Nullable Ready> slots = new AtomicReferenceArray<>(SLOTS);

    /**
     * Whether the bytes are the key's signature over the first bytes of another array.
     *
     * @throws SignatureException when the provider cannot read the bytes as a signature
     * @throws GeneralSecurityException when no security provider can use the key
     */
    boolean verify(SignatureAlgorithm algorithm, VerificationKey key, byte[] signed, int length, byte[] signature)
            throws GeneralSecurityException {
        int slot = slot(key);
        Ready ready = slots.getAndSet(slot, null);
        if (ready == null || !ready.isFor(key)) {
            ready = new Ready(key, algorithm.newSignature(key.publicKey()));
        }
        ready.signature.update(signed, 0, length);
        boolean valid = ready.signature.verify(signature);
        if (valid) {
            slots.set(slot, ready);
        }
        return valid;
    }

    private static int slot(VerificationKey key) {
        return (int) (Thread.currentThread().getId() + System.identityHashCode(key)) & (SLOTS - 1);
    }

    private record Ready(VerificationKey key, Signature signature) {

        @SuppressWarnings("ReferenceEquality") // a key that two sets hold keeps its identity
        boolean isFor(VerificationKey other) {
            return key == other;
        }
    }
}
