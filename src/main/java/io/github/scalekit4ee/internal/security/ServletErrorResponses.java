package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes an {@link ErrorResponse} as a servlet's response. */
public final class ServletErrorResponses {

    private ServletErrorResponses() {}

    /** Writes the whole response and commits it. */
    public static void write(ErrorResponse answer, HttpServletResponse response) throws IOException {
        writeFields(answer, response);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            response.setContentType(ErrorResponse.CONTENT_TYPE);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        send(response);
    }

    /** Commits a response that is complete. */
    static void send(HttpServletResponse response) throws IOException {
        // Open Liberty puts a Basic challenge over ours while the answer can still be changed.
        response.flushBuffer();
        Container.ofThisServer().refused(response);
    }

    /** Writes the status and the header fields, and leaves it to the server to end the response, with a body of its own or none. */
    static void writeFields(ErrorResponse answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", ErrorResponse.CACHE_CONTROL);
        if (answer.challenge() != null) {
            response.setHeader("WWW-Authenticate", answer.challenge().value());
        }
        if (answer.retryAfterSeconds() != null) {
            response.setHeader("Retry-After", answer.retryAfterSeconds());
        }
    }
}
