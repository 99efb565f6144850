package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class ScopedPrivateMethod {
    public String call() {
        return deploy();
    }

    @RequiresScopes("deploy:applications")
    private String deploy() {
        return "private";
    }
}
