package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String PAGE = "https://app.example";

    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private boolean flushed;

    @Test
    void saysNothingAndAsksNothingUnlessAnOriginIsConfigured() {
        Cors off = new Cors(Set.of());
        off.addTo(
                Fake.of(HttpServletRequest.class).make(),
                Fake.of(HttpServletResponse.class).make());

        assertThat(off.isPreflight(Fake.of(HttpServletRequest.class).make())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.evil",
                "https://app.example/",
                "HTTPS://APP.EXAMPLE",
                "null",
                "http://app.example"
            })
    void allowsTheExactOriginOnly(String other) {
        Cors cors = new Cors(Set.of(PAGE));

        assertThat(cors.allowed(PAGE)).isEqualTo(PAGE);
        assertThat(cors.allowed(other)).isNull();
        assertThat(cors.allowed(null)).isNull();
    }

    @Test
    void aStarIsForEveryOriginAndForNoRequestWithoutOne() {
        Cors cors = new Cors(Set.of("*"));

        assertThat(cors.allowed("https://anything.example")).isEqualTo("*");
        assertThat(cors.allowed(null)).isNull();
        assertThat(cors.varies()).isFalse();
    }

    @Test
    void leavesWhatAFilterHasSaid() {
        headers.put("Access-Control-Allow-Origin", "https://own.example");

        new Cors(Set.of(PAGE)).addTo(request("GET", Map.of("Origin", PAGE)), response());

        assertThat(headers).containsOnly(Map.entry("Access-Control-Allow-Origin", "https://own.example"));
    }

    @Test
    void anAllowedPageMayReadARefusal() {
        new Cors(Set.of(PAGE)).addTo(request("GET", Map.of("Origin", PAGE)), response());
        assertThat(headers)
                .containsOnly(
                        Map.entry("Vary", "Origin"),
                        Map.entry("Access-Control-Allow-Origin", PAGE),
                        Map.entry("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After"));
    }

    /** Or a cache would give its answer to the page that may. */
    @Test
    void anotherPageIsToldOnlyThatTheAnswerVaries() {
        new Cors(Set.of(PAGE)).addTo(request("GET", Map.of("Origin", "https://b.example")), response());
        assertThat(headers).containsOnly(Map.entry("Vary", "Origin"));
    }

    @Test
    void whereEveryPageMayReadItTheAnswerDoesNotVary() throws IOException {
        Cors any = new Cors(Set.of("*"));
        any.addTo(request("GET", Map.of("Origin", PAGE)), response());
        assertThat(headers).doesNotContainKey("Vary").containsEntry("Access-Control-Allow-Origin", "*");
        any.answerPreflight(
                request("OPTIONS", Map.of("Origin", PAGE, "Access-Control-Request-Method", "PUT")), response());
        assertThat(headers).doesNotContainKey("Vary");
        assertThat(any.isOff()).isFalse();
    }

    @Test
    void onlySeveralOriginsThatAreNamedMakeAnAnswerVary() {
        assertThat(new Cors(Set.of(PAGE)).varies()).isTrue();
        assertThat(new Cors(Set.of(PAGE)).isOff()).isFalse();
        assertThat(new Cors(Set.of()).varies()).isFalse();
        assertThat(new Cors(Set.of()).isOff()).isTrue();
        assertThat(new Cors(Set.of()).allowed(PAGE)).isNull();
    }

    @Test
    void aPreflightNeedsItsMethodItsFieldAndAnAllowedOrigin() {
        Cors cors = new Cors(Set.of(PAGE));
        Map<String, String> preflight = Map.of("Origin", PAGE, "Access-Control-Request-Method", "PUT");

        assertThat(cors.isPreflight(request("OPTIONS", preflight))).isTrue();
        assertThat(cors.isPreflight(request("GET", preflight))).isFalse();
        assertThat(cors.isPreflight(request("OPTIONS", Map.of("Origin", PAGE)))).isFalse();
        assertThat(cors.isPreflight(request(
                        "OPTIONS", Map.of("Origin", "https://b.example", "Access-Control-Request-Method", "PUT"))))
                .isFalse();
    }

    @Test
    void answersAPreflightWithWhatWasAskedFor() throws IOException {
        new Cors(Set.of(PAGE))
                .answerPreflight(
                        request(
                                "OPTIONS",
                                Map.of(
                                        "Origin", PAGE,
                                        "Access-Control-Request-Method", "PUT",
                                        "Access-Control-Request-Headers", "authorization, x-thing")),
                        response());

        assertThat(status).isEqualTo(204);
        assertThat(flushed).isTrue();
        assertThat(headers)
                .containsOnly(
                        Map.entry("Access-Control-Allow-Origin", PAGE),
                        Map.entry("Access-Control-Allow-Methods", "PUT"),
                        Map.entry("Access-Control-Allow-Headers", "authorization, x-thing"),
                        Map.entry("Access-Control-Max-Age", "600"),
                        Map.entry("Cache-Control", "no-store"),
                        Map.entry("Vary", "Origin"));
    }

    @Test
    void aPreflightMayAskForAListOfAThousandCharactersAndForNoFields() throws IOException {
        Map<String, String> asked = Map.of("Origin", PAGE, "Access-Control-Request-Method", "x".repeat(1_000));
        new Cors(Set.of(PAGE)).answerPreflight(request("OPTIONS", asked), response());
        assertThat(headers)
                .containsEntry("Access-Control-Allow-Methods", "x".repeat(1_000))
                .doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void writesBackNothingThatIsNoName() throws IOException {
        new Cors(Set.of(PAGE))
                .answerPreflight(
                        request(
                                "OPTIONS",
                                Map.of(
                                        "Origin",
                                        PAGE,
                                        "Access-Control-Request-Method",
                                        "P(U)T",
                                        "Access-Control-Request-Headers",
                                        "x".repeat(1_001))),
                        response());

        assertThat(headers).doesNotContainKeys("Access-Control-Allow-Methods", "Access-Control-Allow-Headers");
    }

    private static HttpServletRequest request(String method, Map<String, String> headers) {
        return Fake.of(HttpServletRequest.class)
                .on("getMethod", method)
                .on("getHeader", name -> headers.get((String) name[0]))
                .make();
    }

    private HttpServletResponse response() {
        return Fake.of(HttpServletResponse.class)
                .on("containsHeader", name -> headers.containsKey((String) name[0]))
                .on("setHeader", given -> headers.put((String) given[0], (String) given[1]))
                .on("addHeader", given -> headers.put((String) given[0], (String) given[1]))
                .on("setStatus", given -> status = (int) given[0])
                .on("flushBuffer", given -> flushed = true)
                .make();
    }
}
