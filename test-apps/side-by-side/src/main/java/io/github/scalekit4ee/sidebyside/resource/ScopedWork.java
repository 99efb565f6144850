package io.github.scalekit4ee.sidebyside.resource;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.ejb.Stateless;

/** An enterprise bean. */
@Stateless
public class ScopedWork {

    @RequiresScopes("deploy:applications")
    public String work() {
        return "entered";
    }
}
