package io.github.scalekit4ee.sidebyside.ownsecurity;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Says what the query says: {@code when} a filter of the application sets it, {@code who} the caller is, {@code role} what they have. */
record OwnContext(String who, String role) implements SecurityContext {

    static void set(ContainerRequestContext request, String when) {
        var query = request.getUriInfo().getQueryParameters();
        if (when.equals(query.getFirst("when"))) {
            request.setSecurityContext(new OwnContext(query.getFirst("who"), query.getFirst("role")));
        }
    }

    @Override
    public Principal getUserPrincipal() {
        return who == null ? null : new Somebody(who);
    }

    @Override
    public boolean isUserInRole(String wanted) {
        return wanted.equals(role);
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "own";
    }

    private record Somebody(String getName) implements Principal {}
}
