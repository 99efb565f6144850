package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Answers from another thread than the one that saw the request. */
@Path("async")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class AsyncResource {
    @Inject
    JsonWebToken caller;

    @Resource
    ManagedExecutorService executor;

    @GET
    @RolesAllowed("read:deployments")
    public void get(@Suspended AsyncResponse response) {
        String name = caller.getName();
        executor.submit(() -> response.resume(name));
    }
}
