package io.github.scalekit4ee.sidebyside.unregistered;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No bean: whoever runs it without this jar's checks lets everybody in. */
@Path("guarded")
public class GuardedResource {
    @GET
    @Path("role")
    @RolesAllowed("deploy:applications")
    public String byRole() {
        return "ran";
    }

    @GET
    @Path("scope")
    @RequiresScopes("deploy:applications")
    public String byScope() {
        return "ran";
    }
}
