package io.github.scalekit4ee.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Digests tokens with SHA-256 objects of one provider, which are used again: looking one up, or copying it, is a good part of what
 * a cache hit costs. Safe for use by many threads. A thread claims the object of its slot while it works, so that no two feed one,
 * and makes another where that is taken; nobody waits. Claims are numbers, as writing references by turns has the garbage collector
 * keep its books on them.
 *
 * <p>The provider is the Java platform's own, where that has SHA-256: the virtual machine has processor instructions for it.
 * For the few hundred bytes of a token, the call into a native library and its buffers cost more than the hashing, and a
 * library that frees memory by finalizers takes a lock for each object. What comes out is a map's key. Signatures, where a native
 * provider counts, are the most preferred one's.
 */
public final class Sha256 {

    private static final String NAME = "SHA-256";

    /** From one claim to the next: two in one line of the processor's cache would slow two threads down. */
    private static final int STRIDE = 32;

    /** One object of so many is used: the garbage collector lays them side by side, which has the same effect. */
    private static final int SPACING = 4;

    private final @Nullable Provider provider = platformsProvider();
    private final int slots;
    private final MessageDigest[] kept;
    private final AtomicIntegerArray claims;

    public Sha256() {
        this(2 * Runtime.getRuntime().availableProcessors());
    }

    /** @param slots how many objects are kept */
    Sha256(int slots) {
        this.slots = slots;
        this.kept = new MessageDigest[slots * SPACING];
        this.claims = new AtomicIntegerArray((slots + 1) * STRIDE);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = create();
        }
    }

    /** The digest of a whole token in hexadecimal digits, for a map of somebody else's. */
    public String hexadecimal(String token) {
        return digest(token).hexadecimal();
    }

    TokenDigest digest(String token) {
        int slot = (int) (Thread.currentThread().getId() % slots);
        int claim = (slot + 1) * STRIDE;
        if (!claims.compareAndSet(claim, 0, 1)) {
            return TokenDigest.of(token, create());
        }
        TokenDigest digest = TokenDigest.of(token, kept[slot * SPACING]);
        // Not in a finally: one that has thrown may have been fed, and stays claimed.
        claims.setRelease(claim, 0);
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
