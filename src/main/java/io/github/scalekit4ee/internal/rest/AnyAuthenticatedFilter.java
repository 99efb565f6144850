package io.github.scalekit4ee.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;

/**
 * For a method that allows any caller who is known: before the server's own enforcement, of which Open Liberty's refuses them all.
 * Nothing changes for a caller who is not known.
 */
@Priority(Priorities.AUTHORIZATION - 50)
final class AnyAuthenticatedFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        boolean known = security != null && security.getUserPrincipal() != null;
        if (known && !security.isUserInRole(AccessRule.ANY_AUTHENTICATED)) {
            request.setSecurityContext(new AuthenticatedSecurityContext(security));
        }
    }
}
