package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ErrorResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Writes an {@link ErrorResponse} as a JAX-RS response. */
final class RestErrorResponses {

    private RestErrorResponses() {}

    static Response response(ErrorResponse answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, ErrorResponse.CACHE_CONTROL);
        if (answer.challenge() != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, answer.challenge().value());
        }
        if (answer.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, answer.retryAfterSeconds());
        }
        if (!answer.body().isEmpty()) {
            response.entity(answer.body()).type(ErrorResponse.CONTENT_TYPE);
        }
        return response.build();
    }
}
