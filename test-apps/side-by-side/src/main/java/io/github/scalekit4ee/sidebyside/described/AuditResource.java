package io.github.scalekit4ee.sidebyside.described;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Rules of each kind, to be told by the OpenAPI document. */
@Path("audit")
public class AuditResource {

    @GET
    @Path("{year: [0-9]{4}}")
    @RequiresScopes({"audit:read", "read:deployments"})
    public String year(@PathParam("year") int year) {
        return "year " + year;
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    public String all() {
        return "all";
    }

    @DELETE
    @DenyAll
    public void forget() {}
}
