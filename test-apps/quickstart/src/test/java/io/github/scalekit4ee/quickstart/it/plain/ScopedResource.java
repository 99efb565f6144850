package io.github.scalekit4ee.quickstart.it.plain;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Has no scope, so that on TomEE it is no CDI bean and no interceptor runs. */
@Path("scoped")
public class ScopedResource {
    public static final String PATH = "/api/scoped";

    @GET
    @RequiresScopes("read:deployments")
    public String secret() {
        return "scoped";
    }
}
