package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.Stateless;

/** A session bean behind its business interface. */
@Stateless
public class ScopedLocalBean implements ScopedLocal {
    @Override
    @RequiresScopes("deploy:applications")
    public String deploy() {
        return "local";
    }
}
