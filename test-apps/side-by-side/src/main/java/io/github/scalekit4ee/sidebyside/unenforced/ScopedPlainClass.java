package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;

/** No bean: it has no annotation that defines one. */
@RequiresScopes("deploy:applications")
public class ScopedPlainClass {
    public String deploy() {
        return "plain";
    }
}
