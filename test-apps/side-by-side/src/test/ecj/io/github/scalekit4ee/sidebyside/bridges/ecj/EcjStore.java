package io.github.scalekit4ee.sidebyside.bridges.ecj;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Has the annotations of Jakarta REST, and none about callers. */
public interface EcjStore<T> {
    @POST
    @Path("interface")
    @Consumes("text/plain")
    String put(T thing);
}
