package io.github.scalekit4ee.sidebyside.bridges.ecj;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Says who may call, on the methods that it overrides. */
@Path("ecj")
public class EcjStringStore extends EcjBaseStore<String> implements EcjStore<String> {
    @Override
    @RolesAllowed("deploy:applications")
    public String put(String thing) {
        return "put";
    }

    @Override
    @RolesAllowed("deploy:applications")
    public String keep(String thing) {
        return "kept here";
    }

    @Override
    @RequiresScopes("deploy:applications")
    public String keepWithScope(String thing) {
        return "kept here";
    }
}
