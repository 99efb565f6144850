package io.github.scalekit4ee.outgoing.receiver;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says who called, so that a test sees whose token arrived. */
@Path("receiver/deployments")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class DeploymentsResource {

    @Inject
    JsonWebToken caller;

    @GET
    @RolesAllowed("read:deployments")
    public String list() {
        return "deployments for " + caller.getSubject();
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @RolesAllowed("deploy:applications")
    public String deploy(String application) {
        return application + " deployed for " + caller.getSubject();
    }

    @GET
    @Path("moved")
    @RolesAllowed("read:deployments")
    public Response moved() {
        return Response.temporaryRedirect(URI.create(System.getenv("OTHER_HOST_URL")))
                .entity("moved")
                .build();
    }
}
