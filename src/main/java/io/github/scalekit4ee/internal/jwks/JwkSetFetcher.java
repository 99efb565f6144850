package io.github.scalekit4ee.internal.jwks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets the issuer's keys once, now. */
interface JwkSetFetcher extends AutoCloseable {

    /**
     * @return at least one key
     * @throws FetchFailedException when the issuer gave no usable set
     */
    Fetched fetch() throws FetchFailedException;

    @Override
    default void close() {}

    /**
     * A usable set.
     *
     * @param keys at least one
     * @param maxAge how long the issuer says the set is fresh ({@code Cache-Control}, RFC 9111 section 5.2.2.1); null when it
     *     says nothing
     */
    record Fetched(List<VerificationKey> keys, @Nullable Duration maxAge) {}

    /** No usable set; the message names the cause in plain words. */
    final class FetchFailedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Duration retryAfter;

        FetchFailedException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** When the issuer asked to be left alone until; null when it did not. */
        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }
}
