package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServletErrorResponsesTest {

    private final Map<String, Object> sent = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private final HttpServletResponse response = Fake.of(HttpServletResponse.class)
            .on("setStatus", given -> sent.put("status", given[0]))
            .on("setHeader", given -> sent.put((String) given[0], given[1]))
            .on("setContentType", given -> sent.put("Content-Type", given[0]))
            .on("setContentLength", given -> sent.put("Content-Length", given[0]))
            .on("getOutputStream", ServletStreams.output(body))
            .on("flushBuffer", given -> sent.put("sent", true))
            .make();

    @Test
    void writesAllThatAnAnswerSays() throws IOException {
        ServletErrorResponses.write(
                new ErrorResponse(401, new Challenge("Bearer", Map.of("realm", "a")), null, "{\"error\":\"\u00e9\"}"),
                response);
        assertThat(sent)
                .containsOnly(
                        Map.entry("status", 401),
                        Map.entry("Cache-Control", "no-store"),
                        Map.entry("WWW-Authenticate", "Bearer realm=\"a\""),
                        Map.entry("Content-Type", "application/json"),
                        Map.entry("Content-Length", 14),
                        Map.entry("sent", true));
        assertThat(body.toString(UTF_8)).isEqualTo("{\"error\":\"\u00e9\"}");
    }

    @Test
    void writesNothingThatAnAnswerDoesNotSay() throws IOException {
        ServletErrorResponses.write(new ErrorResponse(503, null, Duration.ofSeconds(7), ""), response);
        assertThat(sent)
                .containsOnly(
                        Map.entry("status", 503),
                        Map.entry("Cache-Control", "no-store"),
                        Map.entry("Retry-After", "7"),
                        Map.entry("Content-Length", 0),
                        Map.entry("sent", true));
        assertThat(body.size()).isZero();
    }
}
