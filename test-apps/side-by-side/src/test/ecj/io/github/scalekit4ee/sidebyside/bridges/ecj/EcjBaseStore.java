package io.github.scalekit4ee.sidebyside.bridges.ecj;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** As {@link EcjStore}, as a class. */
public abstract class EcjBaseStore<T> {
    @POST
    @Path("superclass")
    @Consumes("text/plain")
    public String keep(T thing) {
        return "kept";
    }

    @POST
    @Path("superclass-scope")
    @Consumes("text/plain")
    public String keepWithScope(T thing) {
        return "kept";
    }
}
