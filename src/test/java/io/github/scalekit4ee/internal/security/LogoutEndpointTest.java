package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered before anybody looks at a logout token; the rest is for the tests of the wiring, with a simulated environment. */
class LogoutEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final LogoutEndpoint endpoint = new LogoutEndpoint("/logout", () -> null);
    private final Map<String, Object> sent = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"/logout, null, true", "/logout, /more, false", "/logout2, null, false", "'', null, false"})
    void isForItsPathOnly(String servletPath, @Nullable String pathInfo, boolean ours) {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getServletPath", servletPath)
                .on("getPathInfo", given -> pathInfo)
                .make();

        assertThat(endpoint.isFor(request)).isEqualTo(ours);
        assertThat(LogoutEndpoint.none().isFor(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "post"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        send(method, FORM, "logout_token=a.b.c");

        assertThat(sent).containsEntry("status", 405).containsEntry("Allow", "POST");
        assertRefused("invalid_request", "a logout token is sent by POST");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json", "", ";application/x-www-form-urlencoded", FORM + "2", "text/" + FORM})
    void otherContentIsNotRead(@Nullable String contentType) throws IOException {
        send("POST", contentType, "logout_token=a.b.c");

        assertThat(sent).containsEntry("status", 415).doesNotContainKey("Allow");
        assertRefused("invalid_request", "the content type is not application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, FORM + ";charset=utf-8", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8"})
    void aFormIsRead(String contentType) throws IOException {
        send("POST", contentType, "state=x");

        assertThat(sent).containsEntry("status", 400);
        assertRefused("invalid_request", "the form has no parameter logout_token");
    }

    @Test
    void beforeTheStartTheIssuerMayTryAgain() throws IOException {
        send("POST", FORM, "logout_token=a.b.c");

        assertThat(sent).containsEntry("status", 503).containsEntry("Retry-After", "60");
        assertRefused("temporarily_unavailable", "The logout cannot be carried out at present");
    }

    private void assertRefused(String error, String description) {
        assertThat(sent).containsEntry("Cache-Control", "no-store");
        assertThat(body.toString(UTF_8))
                .isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }

    private void send(String method, @Nullable String contentType, String form) throws IOException {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getMethod", method)
                .on("getContentType", given -> contentType)
                .on("getContentLengthLong", -1L)
                .on("getQueryString", given -> null)
                .on("getRequestURI", "/logout")
                .on("getContextPath", "")
                .on("getInputStream", ServletStreams.input(form.getBytes(UTF_8)))
                .on("getHeaders", given -> Collections.emptyEnumeration())
                .make();
        HttpServletResponse response = Fake.of(HttpServletResponse.class)
                .on("setStatus", given -> sent.put("status", given[0]))
                .on("setHeader", given -> sent.put((String) given[0], given[1]))
                .on("setContentType", given -> sent.put("Content-Type", given[0]))
                .on("setContentLength", given -> sent.put("Content-Length", given[0]))
                .on("getOutputStream", ServletStreams.output(body))
                .on("flushBuffer", given -> null)
                .make();
        endpoint.answer(request, response);
    }
}
