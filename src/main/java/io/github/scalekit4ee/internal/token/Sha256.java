package io.github.scalekit4ee.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Digests tokens with SHA-256 objects of one provider, which are used again: looking one up, or copying it, is a good part of what
 * a cache hit costs. Safe for use by many threads. A thread takes the object out of its slot while it works, so that no two feed one,
 * and makes another where the slot is empty; nobody waits.
 *
 * <p>The provider is the Java platform's own, where that has SHA-256: the virtual machine has processor instructions for it.
 * For the few hundred bytes of a token, the call into a native library and its buffers cost more than the hashing, and a
 * library that frees memory by finalizers takes a lock for each object. What comes out is a map's key. Signatures, where a native
 * provider counts, are the most preferred one's.
 */
final class Sha256 {

    private static final String NAME = "SHA-256";

    /** References from one slot to the next: two slots in one line of the processor's cache would slow two threads down. */
    private static final int STRIDE = 32;

    private final @Nullable Provider provider = platformsProvider();
    private final int slots;
    private final AtomicReferenceArray<@Nullable MessageDigest> idle;

    Sha256() {
        this(2 * Runtime.getRuntime().availableProcessors());
    }

    /** @param slots how many objects are kept at most */
    Sha256(int slots) {
        this.slots = slots;
        this.idle = new AtomicReferenceArray<>(slots * STRIDE);
    }

    TokenDigest digest(String token) {
        int slot = (int) (Thread.currentThread().getId() % slots) * STRIDE;
        MessageDigest taken = idle.getAndSet(slot, null);
        MessageDigest sha256 = taken != null ? taken : create();
        TokenDigest digest = TokenDigest.of(token, sha256);
        // Not in a finally: one that has thrown may have been fed.
        idle.setRelease(slot, sha256);
        return digest;
    }

    MessageDigest create() {
        try {
            return provider == null ? MessageDigest.getInstance(NAME) : MessageDigest.getInstance(NAME, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256 (MessageDigest's documentation)", e);
        }
    }

    private static @Nullable Provider platformsProvider() {
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getModule() == Object.class.getModule()
                    && provider.getService("MessageDigest", NAME) != null) {
                return provider;
            }
        }
        return null;
    }
}
