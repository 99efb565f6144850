package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.core.SecurityContext;

/**
 * Of a caller who is known: answers yes where a server's own filter asks for the role {@code **}, which every such caller has
 * (Jakarta Servlet 6.0 section 13.3). Open Liberty's does not know it.
 */
final class AuthenticatedSecurityContext extends ServersSecurityContext {

    AuthenticatedSecurityContext(SecurityContext servers) {
        super(servers);
    }

    @Override
    public boolean isUserInRole(String role) {
        boolean anybody = role.equals(AccessRule.ANY_AUTHENTICATED) && getUserPrincipal() != null;
        return anybody || servers.isUserInRole(role);
    }
}
