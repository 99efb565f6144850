package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.Singleton;

/** A singleton session bean that requires a scope. */
@Singleton
@RequiresScopes("deploy:applications")
public class ScopedSingleton {
    public String deploy() {
        return "singleton";
    }
}
