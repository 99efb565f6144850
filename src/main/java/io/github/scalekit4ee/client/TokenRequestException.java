package io.github.scalekit4ee.client;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * No access token could be had. {@link #kind()} says whose turn it is: with {@link Kind#UNAVAILABLE} another attempt may
 * succeed, with the others somebody has to change something.
 *
 * <p>Neither message nor fields hold the client's secret or a token, so all may be logged.
 */
public final class TokenRequestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * What went wrong.
     *
     * @serial as described
     */
    private final Kind kind;
    /**
     * Status of the answer; 0 when there was none.
     *
     * @serial as described
     */
    private final int status;
    /**
     * The error code of RFC 6749 section 5.2; null when there was none.
     *
     * @serial as described
     */
    private final @Nullable String error;
    /**
     * What the endpoint said of it; null when it said nothing.
     *
     * @serial as described
     */
    private final @Nullable String errorDescription;
    /**
     * When the endpoint may be asked again; null when it did not say.
     *
     * @serial as described
     */
    private final @Nullable Duration retryAfter;

    /** For this library only. */
    TokenRequestException(
            Kind kind,
            String message,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.error = error;
        this.errorDescription = errorDescription;
        this.retryAfter = retryAfter;
    }

    /**
     * What went wrong.
     *
     * @return never null
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The HTTP status of the token endpoint's answer.
     *
     * @return 0 if there was none
     */
    public int status() {
        return status;
    }

    /**
     * {@code error} of the answer, such as {@code invalid_client} (RFC 6749 section 5.2).
     *
     * @return null if the answer had none; at most 64 characters
     */
    public @Nullable String error() {
        return error;
    }

    /**
     * {@code error_description} of the answer (RFC 6749 section 5.2), with control characters replaced.
     *
     * @return null if the answer had none; at most 256 characters
     */
    public @Nullable String errorDescription() {
        return errorDescription;
    }

    /**
     * When another request will be made or makes sense ({@code Retry-After}, RFC 9110 section 10.2.3).
     *
     * @return a time from when this exception was made, at most one minute; null if nobody said
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Why there is no token. */
    public enum Kind {
        /** The client's own id or secret is missing or cannot be read; no request was made. */
        CREDENTIALS,
        /** The token endpoint refused the client or the request (RFC 6749 section 5.2); the same request will be refused again. */
        REFUSED,
        /** The token endpoint answered with something that is not a token response (RFC 6749 section 5.1). */
        INVALID_RESPONSE,
        /** No connection, no answer in time, or 408, 429 or 5xx; a later request may succeed. */
        UNAVAILABLE
    }
}
