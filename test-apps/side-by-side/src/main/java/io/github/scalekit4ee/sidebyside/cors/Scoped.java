package io.github.scalekit4ee.sidebyside.cors;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;

/** Requires a scope. */
@ApplicationScoped
public class Scoped {
    @RequiresScopes("read:deployments")
    public String work() {
        return "worked";
    }
}
