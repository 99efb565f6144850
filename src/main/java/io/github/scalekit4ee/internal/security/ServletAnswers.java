package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes an {@link ErrorAnswer} as a servlet's response. */
public final class ServletAnswers {

    private ServletAnswers() {}

    public static void write(ErrorAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", ErrorAnswer.CACHE_CONTROL);
        if (answer.challenge() != null) {
            response.setHeader("WWW-Authenticate", answer.challenge());
        }
        if (answer.retryAfterSeconds() != null) {
            response.setHeader("Retry-After", answer.retryAfterSeconds());
        }
        if (!answer.body().isEmpty()) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            response.setContentType(ErrorAnswer.CONTENT_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        // Open Liberty puts a Basic challenge over ours while the answer can still be changed.
        response.flushBuffer();
    }
}
