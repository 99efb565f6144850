package io.github.scalekit4ee.internal.http;

import org.jspecify.annotations.Nullable;

/** Looks for what lies beneath a failure. */
final class Causes {

    /** A chain of causes may be circular; this is more than any real one has. */
    private static final int DEEPEST = 16;

    private Causes() {}

    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
