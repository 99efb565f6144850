package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The server's security context, with one answer that it has just given: the caller has this role. For a server whose own filter asks for the role
 * again, and takes long to answer. It is there between this jar's filter and that one only, and says nothing of another caller.
 */
final class CheckedSecurityContext extends ServersSecurityContext {

    private final Principal caller;
    private final String role;

    private CheckedSecurityContext(SecurityContext servers, Principal caller, String role) {
        super(servers);
        this.caller = caller;
        this.role = role;
    }

    /** Not in the place of a security context that is the application's own: it may expect to find that one. */
    static void keep(
            Container server,
            ContainerRequestContext request,
            SecurityContext security,
            Principal caller,
            String role) {
        if (security.getClass()
                .getName()
                .equals(server.securityContextAskedAgain().orElse(null))) {
            request.setSecurityContext(new CheckedSecurityContext(security, caller, role));
        }
    }

    /** Takes it away again behind the server's filter, where there is one. */
    static void end(Container server, FeatureContext context) {
        if (server.securityContextAskedAgain().isPresent()
                && !context.getConfiguration().isRegistered(End.class)) {
            context.register(new End());
        }
    }

    @Override
    public boolean isUserInRole(String asked) {
        // A filter between the two may have logged the caller out.
        return asked.equals(role) && servers.getUserPrincipal() == caller || servers.isUserInRole(asked);
    }

    /** The server's filter has the priority 2001. */
    @Priority(Priorities.AUTHORIZATION + 2)
    private static final class End implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getSecurityContext() instanceof CheckedSecurityContext checked) {
                request.setSecurityContext(checked.servers);
            }
        }
    }
}
