package io.github.scalekit4ee.sidebyside.resource;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The same by Jakarta REST. */
@Path("/tools")
@RequestScoped
public class ToolsResource {

    @Inject
    ScopedWork work;

    @GET
    @RolesAllowed("role:deployments")
    @RequiresScopes("deploy:applications")
    public String both() {
        return "entered";
    }

    @GET
    @Path("/work")
    public String work() {
        return work.work();
    }
}
