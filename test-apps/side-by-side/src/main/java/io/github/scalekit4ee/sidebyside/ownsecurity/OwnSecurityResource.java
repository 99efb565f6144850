package io.github.scalekit4ee.sidebyside.ownsecurity;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
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

    /** Which one a method with a rule is given. */
    @GET
    @Path("context")
    @RolesAllowed("member")
    public String context(@Context SecurityContext security) {
        return security.getClass().getName()
                + ' '
                + security.isUserInRole("member")
                + ' '
                + security.isUserInRole("other");
    }

    @GET
    @Path("runs")
    public int runs() {
        return RUNS.get();
    }
}
