package io.github.scalekit4ee.comparison.app.soak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Another name after each deployment. */
@Path("deployment")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class Deployment {

    private final String name = UUID.randomUUID().toString();

    @GET
    public String name() {
        return name;
    }
}
