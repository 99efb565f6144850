package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A session bean that is a resource itself. */
@Stateless
@Path("scoped-enterprise-resource")
@Produces(MediaType.TEXT_PLAIN)
@RequiresScopes("deploy:applications")
public class ScopedEnterpriseResource {
    @GET
    public String get() {
        return "for deployers";
    }
}
