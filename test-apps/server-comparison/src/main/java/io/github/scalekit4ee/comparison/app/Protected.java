package io.github.scalekit4ee.comparison.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Answers who calls, to callers who may read deployments. */
@Path("protected")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Protected {

    @Context
    SecurityContext security;

    @GET
    @RolesAllowed("read:deployments")
    public String caller() {
        return security.getUserPrincipal().getName();
    }
}
