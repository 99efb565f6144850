package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Holds the rule against callers of tokens where the application has an authentication mechanism of its own: before the server's own
 * enforcement, which would answer without our challenge. All other callers are for the {@link ApplicationMechanismFilter} behind it.
 */
@Priority(Priorities.AUTHORIZATION - 100)
final class TokenCallerFilter implements ContainerRequestFilter {

    private final AccessFilter rule;

    TokenCallerFilter(AccessFilter rule) {
        this.rule = rule;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof AccessTokenCallerPrincipal) {
            rule.filter(request);
        }
    }
}
