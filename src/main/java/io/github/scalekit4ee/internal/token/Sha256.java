package io.github.scalekit4ee.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/**
 * Starts SHA-256 computations of one provider, which is looked up once: the look-up is a good part of what a cache hit costs.
 * Safe for use by many threads, as the first object is never fed, only copied.
 *
 * <p>The provider is the Java platform's own, where that has SHA-256: the virtual machine has processor instructions for it.
 * For the few hundred bytes of a token, the call into a native library and its buffers cost more than the hashing, and a
 * library that frees memory by finalizers takes a lock for each object. What comes out is a map's key. Signatures, where a native
 * provider counts, are the most preferred one's.
 */
final class Sha256 {

    private static final String NAME = "SHA-256";

    private final MessageDigest unused = create();

    MessageDigest start() {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            // A provider need not support copies (MessageDigest's documentation).
            return create();
        }
    }

    private static MessageDigest create() {
        try {
            for (Provider provider : Security.getProviders()) {
                if (isThePlatforms(provider) && provider.getService("MessageDigest", NAME) != null) {
                    return MessageDigest.getInstance(NAME, provider);
                }
            }
            return MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256 (MessageDigest's documentation)", e);
        }
    }

    private static boolean isThePlatforms(Provider provider) {
        return provider.getClass().getModule() == Object.class.getModule();
    }
}
