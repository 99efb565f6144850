package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Like {@link GuardedServlet}. */
@Path("guarded")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed("read:deployments")
@RequestScoped
public class GuardedResource {
    @Inject
    Entrances entrances;

    @Context
    SecurityContext security;

    @GET
    public String get() {
        entrances.record();
        return Entrances.MARKER
                + (security.getUserPrincipal() == null
                        ? null
                        : security.getUserPrincipal().getName());
    }

    @POST
    public String post() {
        return get();
    }
}
