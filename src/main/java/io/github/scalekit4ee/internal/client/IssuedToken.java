package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import java.time.Duration;

/**
 * A token as it came from the endpoint.
 *
 * @param token the token
 * @param requestedAt monotonic time before the request was sent: the lifetime began after it, so nobody is optimistic
 * @param lifetime what the endpoint promised
 */
record IssuedToken(AccessToken token, long requestedAt, Duration lifetime) {}
