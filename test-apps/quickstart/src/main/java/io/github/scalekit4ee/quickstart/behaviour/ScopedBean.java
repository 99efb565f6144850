package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;

/** A CDI bean that requires a scope. */
@ApplicationScoped
@RequiresScopes("deploy:applications")
public class ScopedBean {
    public String deploy() {
        return "bean";
    }
}
