package io.github.scalekit4ee.sidebyside.locators;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Hopes that somebody holds callers to the role. */
@Path("refused")
public class RefusedLocator {
    @Path("located")
    @RolesAllowed("deploy:applications")
    public Located located() {
        return new Located();
    }
}
