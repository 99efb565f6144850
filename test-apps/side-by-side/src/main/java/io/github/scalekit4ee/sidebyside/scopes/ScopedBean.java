package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses callers without the scope. */
@ApplicationScoped
public class ScopedBean {
    @RequiresScopes("deploy:applications")
    String deploy() {
        return "deployed";
    }
}
