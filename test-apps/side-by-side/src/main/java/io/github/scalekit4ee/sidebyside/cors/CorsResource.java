package io.github.scalekit4ee.sidebyside.cors;

import jakarta.annotation.security.DenyAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Refusals of each kind that a resource can have. */
@Path("cors")
@RequestScoped
public class CorsResource {
    @Inject
    Scoped scoped;

    @GET
    @Path("scoped")
    public String scoped() {
        return scoped.work();
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "entered";
    }
}
