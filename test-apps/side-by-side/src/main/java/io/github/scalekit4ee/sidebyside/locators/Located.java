package io.github.scalekit4ee.sidebyside.locators;

import jakarta.ws.rs.GET;

/** Open to whom its locator lets through. */
public class Located {
    @GET
    public String get() {
        return "located";
    }
}
