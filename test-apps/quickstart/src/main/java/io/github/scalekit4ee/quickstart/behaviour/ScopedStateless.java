package io.github.scalekit4ee.quickstart.behaviour;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** A stateless session bean whose methods require a scope, one of them on another thread. */
@Stateless
public class ScopedStateless {
    @RequiresScopes("deploy:applications")
    public String deploy() {
        return "stateless";
    }

    @Asynchronous
    @RequiresScopes("deploy:applications")
    public Future<String> deployLater() {
        return new AsyncResult<>("asynchronous");
    }
}
