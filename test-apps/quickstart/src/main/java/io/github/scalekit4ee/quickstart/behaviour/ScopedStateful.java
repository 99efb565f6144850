package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.Stateful;

/** A stateful session bean that requires a scope. */
@Stateful
@RequiresScopes("deploy:applications")
public class ScopedStateful {
    public String deploy() {
        return "stateful";
    }
}
