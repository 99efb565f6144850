package io.github.scalekit4ee.event;

import io.github.scalekit4ee.client.TokenRequestException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client got no access token for outgoing calls. Told for each request that failed with all its attempts, not for each caller who
 * waited for it. The present token may still serve.
 *
 * @param time not null
 * @param client how the application names the client; {@code ""} for the unnamed one; not null
 * @param kind whose turn it is; not null
 * @param status of the token endpoint's answer; 0 when there was none
 * @param error {@code error} of the answer (RFC 6749 section 5.2); null when it had none
 * @param problem what failed, as the exception says it; nothing of a secret; not null
 * @param took all attempts together; not null
 */
public record ClientTokenFailed(
        Instant time,
        String client,
        TokenRequestException.Kind kind,
        int status,
        @Nullable String error,
        String problem,
        Duration took)
        implements ScalekitEvent {}
