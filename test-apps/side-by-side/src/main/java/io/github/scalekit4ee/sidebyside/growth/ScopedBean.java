package io.github.scalekit4ee.sidebyside.growth;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses by an exception. */
@ApplicationScoped
public class ScopedBean {
    @RequiresScopes("deploy:applications")
    public String work() {
        return "done";
    }
}
