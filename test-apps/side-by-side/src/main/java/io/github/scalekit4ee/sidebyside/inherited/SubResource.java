package io.github.scalekit4ee.sidebyside.inherited;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The server learns of it during the request only. */
public class SubResource {
    @GET
    @Path("role")
    @RolesAllowed("deploy:applications")
    public String byRole() {
        return "sub-resource";
    }

    @GET
    @Path("scope")
    @RequiresScopes("deploy:applications")
    public String byScope() {
        return "sub-resource";
    }
}
