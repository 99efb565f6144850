package io.github.scalekit4ee.event;

import io.github.scalekit4ee.InvalidTokenException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token was refused, and the caller got 401. A request without a token is no such event, nor is one that gets 503 since no keys can
 * be had: see {@link KeysUnavailable}.
 *
 * @param time not null
 * @param reason the check that failed; not null
 * @param description what the check found, as the caller reads it; nothing of the token; not null
 * @param clientId the token's {@code client_id}, only where its signature was good; null otherwise
 * @param resource what refused it; not null
 * @param call the request; null when the application called the verifier itself
 */
public record TokenRejected(
        Instant time,
        InvalidTokenException.Reason reason,
        String description,
        @Nullable String clientId,
        ResourceKind resource,
        @Nullable HttpCall call)
        implements ScalekitEvent {}
