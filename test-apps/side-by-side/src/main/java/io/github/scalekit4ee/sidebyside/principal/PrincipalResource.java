package io.github.scalekit4ee.sidebyside.principal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Says of what class the caller's principal is, by each way of injection. */
@Path("principal")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class PrincipalResource {
    @Context
    SecurityContext field;

    @GET
    @Path("field")
    public String ofField() {
        return field.getUserPrincipal().getClass().getName();
    }

    @GET
    @Path("parameter")
    public String ofParameter(@Context SecurityContext parameter) {
        return parameter.getUserPrincipal().getClass().getName();
    }
}
