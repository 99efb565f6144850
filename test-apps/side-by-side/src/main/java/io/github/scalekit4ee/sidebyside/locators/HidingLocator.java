package io.github.scalekit4ee.sidebyside.locators;

import jakarta.ws.rs.Path;

/** Says of what it returns as little as it can. */
@Path("hiding")
public class HidingLocator {
    @Path("unknown")
    public Object unknown() {
        return new Hidden();
    }
}
