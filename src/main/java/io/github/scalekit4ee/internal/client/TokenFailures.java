package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.access.ClientAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The ways in which there is no token. */
final class TokenFailures {

    private TokenFailures() {}

    /** No answer that could be read: no credentials to ask with, no connection, no time left. */
    static TokenRequestException withoutAnswer(Kind kind, String message, @Nullable Throwable cause) {
        return ClientAccess.ACCESS.get().failure(kind, message, 0, null, null, null, cause);
    }

    /** An answer that is no token. */
    static TokenRequestException answered(
            Kind kind, String message, int status, OAuthError error, @Nullable Duration retryAfter) {
        return ClientAccess.ACCESS
                .get()
                .failure(kind, message, status, error.code(), error.description(), retryAfter, null);
    }

    /** The same failure for another caller, who did not cause a request of its own. */
    static TokenRequestException repeated(TokenRequestException failure, String message, Duration retryAfter) {
        return ClientAccess.ACCESS
                .get()
                .failure(
                        failure.kind(),
                        message,
                        failure.status(),
                        failure.error(),
                        failure.errorDescription(),
                        retryAfter,
                        failure);
    }

    /** The same failure with the waiting caller's own stack trace, which says who needed a token. */
    static TokenRequestException forWaiter(TokenRequestException failure) {
        return ClientAccess.ACCESS
                .get()
                .failure(
                        failure.kind(),
                        String.valueOf(failure.getMessage()),
                        failure.status(),
                        failure.error(),
                        failure.errorDescription(),
                        failure.retryAfter(),
                        failure);
    }
}
