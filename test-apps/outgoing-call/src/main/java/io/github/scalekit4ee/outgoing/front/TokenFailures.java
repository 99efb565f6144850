package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.TokenRequestException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** No token, no call: 503 for whoever called this service, since that is nobody's fault but ours. */
@Provider
public class TokenFailures implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenRequestException noToken) {
                return Response.status(503)
                        .entity("no token: " + noToken.kind())
                        .type("text/plain")
                        .build();
            }
        }
        return Response.status(502)
                .entity("no answer: " + failure)
                .type("text/plain")
                .build();
    }
}
