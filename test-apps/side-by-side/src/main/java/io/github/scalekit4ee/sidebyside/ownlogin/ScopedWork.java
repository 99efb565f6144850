package io.github.scalekit4ee.sidebyside.ownlogin;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;

/** Held to its scope by the jar's interceptor. */
@ApplicationScoped
public class ScopedWork {
    @RequiresScopes("read:deployments")
    public String work() {
        return "worked";
    }
}
