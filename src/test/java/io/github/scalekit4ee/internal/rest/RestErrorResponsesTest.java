package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.Challenge;
import io.github.scalekit4ee.internal.security.ErrorResponse;
import io.github.scalekit4ee.internal.security.RejectedRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestErrorResponsesTest {

    @Test
    void writesAllThatAnAnswerSays() {
        Response response = RestErrorResponses.response(
                new ErrorResponse(401, new Challenge("Bearer", Map.of("realm", "a")), null, "{}"));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getStringHeaders())
                .containsOnlyKeys("Cache-Control", "WWW-Authenticate", "Content-Type")
                .hasSize(3);
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"a\"");
        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(response.getEntity()).isEqualTo("{}");
    }

    @Test
    void writesNothingThatAnAnswerDoesNotSay() {
        Response response = RestErrorResponses.response(new ErrorResponse(503, null, Duration.ofSeconds(7), ""));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getStringHeaders()).containsOnlyKeys("Cache-Control", "Retry-After");
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("7");
        assertThat(response.hasEntity()).isFalse();
    }

    @Test
    void describesARequestForTheLog() {
        RejectedRequest request = RestRequests.of(Fake.of(ContainerRequestContext.class)
                .on("getMethod", "PUT")
                .on(
                        "getUriInfo",
                        Fake.of(UriInfo.class)
                                .on("getRequestUri", URI.create("http://localhost/app/a%20b?c=d%20e"))
                                .make())
                .on("getHeaderString", name -> "the field " + name[0])
                .make());
        assertThat(request)
                .isEqualTo(new RejectedRequest(
                        "PUT", "/app/a%20b", "c=d%20e", "the field Authorization", "the field Content-Type"));
    }
}
