package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;

/** A contract whose rule holds for every bean that implements it. */
public interface Deploys<T> {
    @RequiresScopes("deploy:applications")
    String deploy(T application);
}
