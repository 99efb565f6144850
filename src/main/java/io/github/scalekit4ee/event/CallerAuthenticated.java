package io.github.scalekit4ee.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request came with a token that is accepted. Tells once a request, also where the token is known from an earlier one, and before the
 * resource is entered: access may still be denied.
 *
 * @param time not null
 * @param caller not null
 * @param call the request; null when the application called the verifier itself
 */
public record CallerAuthenticated(Instant time, Caller caller, @Nullable HttpCall call) implements ScalekitEvent {}
