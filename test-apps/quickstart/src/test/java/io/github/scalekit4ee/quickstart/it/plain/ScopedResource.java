package io.github.scalekit4ee.quickstart.it.plain;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No CDI bean, so that no interceptor runs. */
@Path("scoped")
public class ScopedResource {
    public static final String PATH = "/api/scoped";

    @GET
    @RequiresScopes("read:deployments")
    public String secret() {
        return "scoped";
    }
}
