package io.github.scalekit4ee.sidebyside.locators;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No declaration leads to it: the server meets it during a request. */
public class Hidden {
    @GET
    public String open() {
        return "hidden";
    }

    @Path("deeper")
    @RolesAllowed("deploy:applications")
    public Located deeper() {
        return new Located();
    }
}
