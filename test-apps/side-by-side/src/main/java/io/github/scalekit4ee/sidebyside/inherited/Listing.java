package io.github.scalekit4ee.sidebyside.inherited;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says nothing about its callers. */
public class Listing {
    @GET
    @Path("listed")
    public String listed() {
        return "listed";
    }
}
