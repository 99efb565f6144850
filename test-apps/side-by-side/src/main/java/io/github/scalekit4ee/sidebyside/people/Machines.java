package io.github.scalekit4ee.sidebyside.people;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** For machines, and in part for people, too. */
@Path("machines")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Machines {
    @Inject
    JsonWebToken token;

    @Context
    SecurityContext security;

    @GET
    public String open() {
        return who();
    }

    @GET
    @Path("read")
    @RolesAllowed("reader")
    public String forReaders() {
        return who();
    }

    @GET
    @Path("scoped")
    @RequiresScopes("reader")
    public String scoped() {
        return who();
    }

    @GET
    @Path("write")
    @RolesAllowed("writer")
    public String forWriters() {
        return who();
    }

    private String who() {
        return (security.getUserPrincipal() == null
                        ? "nobody"
                        : security.getUserPrincipal().getName())
                + " with the token of " + token.getName();
    }
}
