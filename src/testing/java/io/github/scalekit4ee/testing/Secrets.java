package io.github.scalekit4ee.testing;

import java.security.SecureRandom;

/** Values that nobody guesses: codes, refresh tokens, the secrets of clients. */
final class Secrets {
    private static final int BYTES = 32;

    private Secrets() {}

    /** {@return 43 characters that need no escape in a URL or a form} */
    static String next() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return CompactJws.base64Url(random);
    }
}
