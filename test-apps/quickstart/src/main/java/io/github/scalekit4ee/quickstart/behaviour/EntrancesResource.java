package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says to everybody how often a protected component has run. */
@Path("entrances")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class EntrancesResource {
    @Inject
    Entrances entrances;

    @GET
    @PermitAll
    public String count() {
        return Long.toString(entrances.count());
    }
}
