package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request for the metadata gets (RFC 9728 section 3.2). */
class MetadataResponsesTest {

    private final ProtectedResource resource = TestResources.at("https://api.acme.com/shop");
    private final Map<String, Object> sent = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void getHasTheMetadata() throws IOException {
        request("GET", null);

        assertThat(sent)
                .isEqualTo(Map.of(
                        "status", 200,
                        "Content-Type", "application/json",
                        "Content-Length", resource.metadata().length,
                        "Cache-Control", "public, max-age=300",
                        "Access-Control-Allow-Origin", "*"));
        assertThat(body.toByteArray()).isEqualTo(resource.metadata());
    }

    @Test
    void headHasTheSameFieldsAndNoBody() throws IOException {
        request("HEAD", "/shop");

        assertThat(sent).containsEntry("status", 200).containsEntry("Content-Length", resource.metadata().length);
        assertThat(body.size()).isZero();
    }

    @Test
    void thereIsNoneOfAnotherResource() throws IOException {
        request("GET", "/other");

        assertThat(sent).isEqualTo(Map.of("status", 404, "Content-Length", 0, "Access-Control-Allow-Origin", "*"));
        assertThat(body.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "get"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        request(method, null);

        assertThat(sent)
                .containsEntry("status", 405)
                .containsEntry("Allow", "GET, HEAD, OPTIONS")
                .containsEntry("Content-Length", 0);
    }

    @Test
    void theOriginThatAFilterHasAllowedStays() throws IOException {
        sent.put("Access-Control-Allow-Origin", "https://app.acme.com");

        request("GET", null);

        assertThat(sent).containsEntry("Access-Control-Allow-Origin", "https://app.acme.com");
    }

    private void request(String method, @Nullable String pathInfo) throws IOException {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getMethod", method)
                .on("getPathInfo", given -> pathInfo)
                .make();
        HttpServletResponse response = Fake.of(HttpServletResponse.class)
                .on("containsHeader", given -> sent.containsKey((String) given[0]))
                .on("setStatus", given -> sent.put("status", given[0]))
                .on("setHeader", given -> sent.put((String) given[0], given[1]))
                .on("setContentType", given -> sent.put("Content-Type", given[0]))
                .on("setContentLength", given -> sent.put("Content-Length", given[0]))
                .on("getOutputStream", ServletStreams.output(body))
                .make();
        MetadataResponses.write(resource, request, response);
    }
}
