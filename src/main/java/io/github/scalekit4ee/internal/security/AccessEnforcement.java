package io.github.scalekit4ee.internal.security;

/**
 * Whether this library enforces access rules. It does so too where it authenticates no caller, because only outgoing calls are
 * configured or the application has a mechanism of its own: a resource with {@code @RolesAllowed} must not become open by that.
 *
 * @param active false where the jar is switched off
 * @param byOwnMechanism whether a caller who is not known is challenged by the application's own mechanism, not by ours
 */
public record AccessEnforcement(boolean active, boolean byOwnMechanism) {}
