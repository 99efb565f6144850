package io.github.scalekit4ee.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Starts SHA-256 computations of the most preferred provider, which is looked up once: the look-up is a good part of what a
 * cache hit costs. Safe for use by many threads, as the first object is never fed, only copied.
 */
final class Sha256 {

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
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256 (MessageDigest's documentation)", e);
        }
    }
}
