package io.github.scalekit4ee.sidebyside.principal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** With {@code ?replaced} in the request: all that JAX-RS lets an application do to change who the caller is. */
@Provider
public class ReplacingFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getQueryParameters().containsKey("replaced")) {
            request.setSecurityContext(new Replacement(request.getSecurityContext()));
        }
    }

    /** The principal of {@link Replacement}. */
    public record ReplacedPrincipal(String getName) implements Principal {}

    private record Replacement(SecurityContext original) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return new ReplacedPrincipal(original.getUserPrincipal().getName());
        }

        @Override
        public boolean isUserInRole(String role) {
            return original.isUserInRole(role);
        }

        @Override
        public boolean isSecure() {
            return original.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return original.getAuthenticationScheme();
        }
    }
}
