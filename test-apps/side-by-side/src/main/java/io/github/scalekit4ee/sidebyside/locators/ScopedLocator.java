package io.github.scalekit4ee.sidebyside.locators;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A bean, whose calls are intercepted. */
@Path("locators")
@RequestScoped
@RolesAllowed("deploy:applications")
public class ScopedLocator {
    @Path("scoped")
    @PermitAll
    @RequiresScopes("deploy:applications")
    public Located scoped() {
        return new Located();
    }

    @Path("permitted")
    @PermitAll
    public Located permitted() {
        return new Located();
    }

    @GET
    public String guarded() {
        return "guarded";
    }
}
