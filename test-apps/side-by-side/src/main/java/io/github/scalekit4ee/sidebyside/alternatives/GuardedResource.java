package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Says whom it let in. */
@Path("guarded")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class GuardedResource {
    @Context
    SecurityContext security;

    @GET
    @RolesAllowed("reader")
    public String forReaders() {
        return entered();
    }

    @GET
    @Path("anybody")
    @RolesAllowed("**")
    public String forAnybodyKnown() {
        return entered();
    }

    @GET
    @Path("nobody")
    @DenyAll
    public String forNobody() {
        return entered();
    }

    @GET
    @Path("open")
    public String open() {
        return entered();
    }

    private String entered() {
        return "entered by "
                + (security.getUserPrincipal() == null
                        ? "anonymous"
                        : security.getUserPrincipal().getName());
    }
}
