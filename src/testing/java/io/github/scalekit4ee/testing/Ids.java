package io.github.scalekit4ee.testing;

import java.util.concurrent.ThreadLocalRandom;

/** Makes identifiers in Scalekit's form: a prefix that tells the kind, and seventeen digits. */
final class Ids {
    private static final long SMALLEST = 10_000_000_000_000_000L;

    private Ids() {}

    static String next(String prefix) {
        return prefix + ThreadLocalRandom.current().nextLong(SMALLEST, 10 * SMALLEST);
    }
}
