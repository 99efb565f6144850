package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says nothing about security: open, yet a bad token must be refused. */
@Path("unannotated")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class UnannotatedResource {
    @GET
    public String get() {
        return "open";
    }
}
