package io.github.scalekit4ee.outgoing.front;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What every service of deployments offers; an interface of its own, as interfaces grow. */
public interface Listing {

    @GET
    String list();

    @GET
    @Path("moved")
    String moved();
}
