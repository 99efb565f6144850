package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Its role is named here and nowhere else: no servlet, no enterprise bean and no descriptor declares it. */
@Path("rest-only-role")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class RestOnlyRoleResource {
    @GET
    @RolesAllowed("restart:applications")
    public String get() {
        return "restarted";
    }
}
