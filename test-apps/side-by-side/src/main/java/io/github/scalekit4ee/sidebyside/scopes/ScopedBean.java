package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Refuses callers without the scope. */
@ApplicationScoped
public class ScopedBean {
    @RequiresScopes("deploy:applications")
    String deploy() {
        return "deployed";
    }

    /** As a future that somebody else completes. */
    CompletableFuture<String> later(ScopedBean proxy) {
        try {
            return CompletableFuture.completedFuture(proxy.deploy());
        } catch (InsufficientScopeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
