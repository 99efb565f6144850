package io.github.scalekit4ee.sidebyside.inherited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Its annotation is for the methods that it declares. */
@RolesAllowed("deploy:applications")
public abstract class Base {
    @GET
    @Path("superclass")
    public String ofTheSuperclass() {
        return "superclass";
    }
}
