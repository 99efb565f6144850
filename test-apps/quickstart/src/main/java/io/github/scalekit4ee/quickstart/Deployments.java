package io.github.scalekit4ee.quickstart;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Machine clients list and start deployments; the scopes of their Scalekit token are the roles. */
@Path("deployments")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class Deployments {
    @Inject
    JsonWebToken caller;

    @Inject
    @Claim("oid")
    String organization;

    @Inject
    DeploymentStore store;

    @GET
    @RolesAllowed("read:deployments")
    public List<Deployment> list() {
        return store.of(organization);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("read:deployments")
    public Deployment get(@PathParam("id") String id) {
        return store.of(organization).stream()
                .filter(deployment -> deployment.id.equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @RolesAllowed("deploy:applications")
    public Deployment deploy(@FormParam("application") String application, @FormParam("version") String version) {
        Deployment deployment = new Deployment(application, version, organization, caller.getName());
        store.add(deployment);
        return deployment;
    }
}
