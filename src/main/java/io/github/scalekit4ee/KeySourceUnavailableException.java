package io.github.scalekit4ee;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * No verification key can be had at present, or the {@link TokenRevocations} that nodes share have not been read yet, so nothing can be
 * said of the token: the verifier's side is at fault, never the caller. Answer with 503 and {@code Retry-After} (RFC 9110 sections 15.6.4 and 10.2.3), never with 401.
 */
public final class KeySourceUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * When another attempt makes sense, from then.
     *
     * @serial as described
     */
    private final Duration retryAfter;

    /**
     * Made where keys were asked for in vain.
     *
     * @param message what failed and how to mend it; not null
     * @param retryAfter when another attempt makes sense, from now; not null
     * @param cause the failed attempt, or null
     */
    public KeySourceUnavailableException(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * When another attempt makes sense.
     *
     * @return a time from now, at least one second; never null
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
