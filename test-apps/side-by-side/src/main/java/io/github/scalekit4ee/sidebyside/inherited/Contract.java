package io.github.scalekit4ee.sidebyside.inherited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has all annotations of a method, of which the class has none. */
public interface Contract {
    @GET
    @Path("interface")
    @RolesAllowed("deploy:applications")
    String ofTheInterface();
}
