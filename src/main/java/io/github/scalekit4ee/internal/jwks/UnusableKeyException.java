package io.github.scalekit4ee.internal.jwks;

import java.io.IOException;

/** A key that must not verify access tokens. The message says why and holds nothing of the key. */
final class UnusableKeyException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
        super(message);
    }
}
