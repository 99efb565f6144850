package io.github.scalekit4ee.outgoing.front;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What every service of deployments offers; an interface of its own, as interfaces grow. */
@Produces(MediaType.TEXT_PLAIN)
public interface Listing {

    @GET
    String list();

    @GET
    @Path("moved")
    String moved();
}
