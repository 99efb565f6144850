package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ErrorAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Writes an {@link ErrorAnswer} as a JAX-RS response. */
final class RestAnswers {

    private RestAnswers() {}

    static Response response(ErrorAnswer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, ErrorAnswer.CACHE_CONTROL);
        if (answer.challenge() != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, answer.challenge().value());
        }
        if (answer.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, answer.retryAfterSeconds());
        }
        if (!answer.body().isEmpty()) {
            response.entity(answer.body()).type(ErrorAnswer.CONTENT_TYPE);
        }
        return response.build();
    }
}
