package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Closed to everyone, but for the methods that say otherwise: the annotation of a method replaces that of its class. */
@Path("denied")
@Produces(MediaType.TEXT_PLAIN)
@DenyAll
@RequestScoped
public class DeniedResource {
    @GET
    public String denied() {
        return "nobody reads this";
    }

    @GET
    @Path("but-open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("but-for-readers")
    @RolesAllowed("read:deployments")
    public String readers() {
        return "for readers";
    }
}
