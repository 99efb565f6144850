package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class ScopedStaticMethod {
    @RequiresScopes("deploy:applications")
    public static String deploy() {
        return "static";
    }
}
