package io.github.scalekit4ee.sidebyside.ownsecurity;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a method ran. */
@Path("own")
public class OwnSecurityResource {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @GET
    @Path("role")
    @RolesAllowed("member")
    public String byRole() {
        return "run " + RUNS.incrementAndGet();
    }

    @GET
    @Path("scope")
    @RequiresScopes("member")
    public String byScope() {
        return "run " + RUNS.incrementAndGet();
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "run " + RUNS.incrementAndGet();
    }

    @GET
    @Path("permitted")
    @PermitAll
    public String permitted() {
        return "run " + RUNS.incrementAndGet();
    }

    @GET
    @Path("runs")
    public int runs() {
        return RUNS.get();
    }
}
