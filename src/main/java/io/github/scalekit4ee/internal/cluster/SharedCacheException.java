package io.github.scalekit4ee.internal.cluster;

import java.io.Serial;

/** The cache that nodes share gave no answer; the message says why, as the rest of a sentence. */
public final class SharedCacheException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    SharedCacheException(String message) {
        super(message);
    }
}
