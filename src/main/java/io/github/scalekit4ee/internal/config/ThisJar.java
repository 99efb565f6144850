package io.github.scalekit4ee.internal.config;

import org.jspecify.annotations.Nullable;

/**
 * Tells an application that uses this jar from others, and its classes from the server's: its class loader sees this very jar.
 * It does so with the jar in WEB-INF, with another jar beside it, and with this jar as a shared library.
 */
public final class ThisJar {

    private ThisJar() {}

    public static boolean isSeenBy(@Nullable ClassLoader loader) {
        try {
            return loader != null && loader.loadClass(ThisJar.class.getName()) == ThisJar.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
