package io.github.scalekit4ee.outgoing.front;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows the receiver's status; a real service would have an opinion of its own. */
@Provider
public class ReceiverFailures implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException failure) {
        return Response.status(failure.getResponse().getStatus())
                .entity("failed: " + failure.getMessage())
                .type("text/plain")
                .build();
    }
}
