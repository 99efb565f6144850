package io.github.scalekit4ee.sidebyside.without;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Open to everyone. */
@Path("plain")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class PlainResource {
    @GET
    public String plain() {
        return "plain";
    }
}
