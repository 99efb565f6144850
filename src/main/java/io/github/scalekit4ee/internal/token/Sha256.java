package io.github.scalekit4ee.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Digests tokens with SHA-256 objects of one provider, which are used again: looking one up, or copying it, is a good part of what
 * a cache hit costs. Safe for use by many threads. A thread takes the object of its slot while it works; another thread that finds the
 * slot in use makes an object of its own and does not wait. Slots are taken by a compare-and-set on a number: swapping references would
 * add write barriers of the garbage collector.
 *
 * <p>The provider is the Java platform's own, where that has SHA-256: the virtual machine has processor instructions for it.
 * For the few hundred bytes of a token, the call into a native library and its buffers cost more than the hashing, and a
 * library that frees memory by finalizers takes a lock for each object. What comes out is a map's key. Signatures, where a native
 * provider counts, are the most preferred one's.
 */
public final class Sha256 {

    private static final String NAME = "SHA-256";

    /** From one number to the next: two in one line of the processor's cache would slow two threads down. */
    private static final int STRIDE = 32;

    /** One object of so many is used: the garbage collector places them side by side, with the same effect. */
    private static final int SPACING = 4;

    private final @Nullable Provider provider = platformsProvider();
    private final int slots;
    private final MessageDigest[] kept;
    private final AtomicIntegerArray inUse;

    public Sha256() {
        this(2 * Runtime.getRuntime().availableProcessors());
    }

    /** @param slots how many objects are kept */
    Sha256(int slots) {
        this.slots = slots;
        this.kept = new MessageDigest[slots * SPACING];
        this.inUse = new AtomicIntegerArray((slots + 1) * STRIDE);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = create();
        }
    }

    /** The digest of a whole token in hexadecimal digits, as the key of another map. */
    public String hexadecimal(String token) {
        return digest(token).hexadecimal();
    }

    TokenDigest digest(String token) {
        int slot = (int) (Thread.currentThread().getId() % slots);
        int flag = (slot + 1) * STRIDE;
        if (!inUse.compareAndSet(flag, 0, 1)) {
            return TokenDigest.of(token, create());
        }
        TokenDigest digest = TokenDigest.of(token, kept[slot * SPACING]);
        // Not in a finally: an object that has thrown may hold a part of the token, and stays in use.
        inUse.setRelease(flag, 0);
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
