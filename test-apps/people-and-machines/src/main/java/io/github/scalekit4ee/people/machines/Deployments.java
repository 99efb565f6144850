package io.github.scalekit4ee.people.machines;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What machines come for. */
@Path("deployments")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Deployments {
    @Inject
    JsonWebToken machine;

    @GET
    @RolesAllowed("read:deployments")
    public String list() {
        return "deployments for " + machine.getName();
    }

    @POST
    @RolesAllowed("deploy:applications")
    public String deploy() {
        return "deployed by " + machine.getName();
    }
}
