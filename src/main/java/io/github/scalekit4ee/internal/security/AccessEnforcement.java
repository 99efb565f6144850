package io.github.scalekit4ee.internal.security;

/**
 * Whether this jar holds resources against their callers. Also where it authenticates nobody, because only outgoing calls are
 * configured: a resource with {@code @RolesAllowed} must not become open by that.
 *
 * @param active false where the application's own mechanism decides how callers are challenged
 */
public record AccessEnforcement(boolean active) {}
