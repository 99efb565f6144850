package io.github.scalekit4ee.quickstart;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Open to everyone, with a token or without one. A bad token is refused even here. */
@Path("status")
@Produces(MediaType.TEXT_PLAIN)
@PermitAll
@RequestScoped
public class Status {
    @GET
    public String status() {
        return "up";
    }
}
