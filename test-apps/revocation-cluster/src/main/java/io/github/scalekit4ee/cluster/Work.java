package io.github.scalekit4ee.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What tokens are good for. */
@Path("/work")
@RequestScoped
public class Work {

    @GET
    public String work() {
        return "done";
    }
}
