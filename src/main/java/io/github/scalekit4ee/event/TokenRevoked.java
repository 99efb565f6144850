package io.github.scalekit4ee.event;

import io.github.scalekit4ee.Revocation;
import java.time.Instant;

/**
 * Tokens were revoked here: by {@link io.github.scalekit4ee.TokenRevocations}. Told on the node where that was done, on the thread that did it;
 * not for what other nodes revoked.
 *
 * @param time not null
 * @param revocation what was revoked; not null
 */
public record TokenRevoked(Instant time, Revocation revocation) implements ScalekitEvent {}
