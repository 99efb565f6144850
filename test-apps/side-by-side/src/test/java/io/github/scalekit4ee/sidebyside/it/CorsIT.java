package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.cors.CorsResource;
import io.github.scalekit4ee.sidebyside.cors.GuardedServlet;
import io.github.scalekit4ee.sidebyside.cors.OpenServlet;
import io.github.scalekit4ee.sidebyside.cors.OwnRestFilter;
import io.github.scalekit4ee.sidebyside.cors.OwnServletFilter;
import io.github.scalekit4ee.sidebyside.cors.Scoped;
import io.github.scalekit4ee.sidebyside.cors.ScopedServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another origin can read why it was refused, and no page more than that. */
@ExtendWith(ArquillianExtension.class)
class CorsIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String PAGE = "https://app.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @Deployment(testable = false, name = "cors")
    static WebArchive cors() {
        return war("cors", "scalekit.cors.allowed-origins=https://other.example," + PAGE);
    }

    @Deployment(testable = false, name = "cors-own-servlet")
    static WebArchive ownServletFilter() {
        return war("cors-own-servlet", "scalekit.cors.allowed-origins=" + OwnServletFilter.ORIGIN)
                .addClass(OwnServletFilter.class);
    }

    @Deployment(testable = false, name = "cors-own-rest")
    static WebArchive ownRestFilter() {
        return war("cors-own-rest", "scalekit.cors.allowed-origins=" + OwnServletFilter.ORIGIN)
                .addClass(OwnRestFilter.class);
    }

    @Deployment(testable = false, name = "cors-any")
    static WebArchive anyOrigin() {
        return war("cors-any", "scalekit.cors.allowed-origins=*");
    }

    @Deployment(testable = false, name = "cors-off")
    static WebArchive off() {
        return war("cors-off", "");
    }

    private static WebArchive war(String name, String line) {
        WebArchive war = Wars.of(name, SCALEKIT)
                .addClasses(GuardedServlet.class, OpenServlet.class, ScopedServlet.class, Scoped.class)
                .addClass(CorsResource.class);
        war.delete("WEB-INF/classes/" + Wars.CONFIGURATION);
        return war.addAsResource(
                Wars.file(
                        "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                        "scalekit.audiences=" + Wars.AUDIENCE,
                        line),
                Wars.CONFIGURATION);
    }

    @ParameterizedTest
    @CsvSource({
        "/guarded, no-token, 401",
        "/open, no-token, 401",
        "/api/caller, no-token, 401",
        "/guarded, , 401",
        "/api/caller, , 401",
        "/scoped, , 401",
        "/api/cors/scoped, , 401",
        "/api/caller, deployer, 403",
        "/scoped, deployer, 403",
        "/api/cors/scoped, deployer, 403",
        "/api/cors/denied, deployer, 403"
    })
    void aRefusalCanBeReadByPagesOfTheOriginsThatConfigurationNames(String path, String token, int status) {
        Reply allowed = ask("cors", "GET", path, token, Map.of("Origin", PAGE));
        assertThat(allowed.status()).isEqualTo(status);
        assertThat(all(allowed, ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(all(allowed, "Access-Control-Expose-Headers")).containsExactly("WWW-Authenticate, Retry-After");
        assertThat(allowed.header("Vary")).contains("Origin");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();

        Reply stranger = ask("cors", "GET", path, token, Map.of("Origin", "https://app.example.evil"));
        assertThat(stranger.status()).isEqualTo(status);
        assertThat(all(stranger, ALLOW_ORIGIN)).isEmpty();
        assertThat(stranger.header("Vary")).contains("Origin");

        assertThat(all(ask("cors", "GET", path, token, Map.of()), ALLOW_ORIGIN)).isEmpty();
        assertThat(all(ask("cors-off", "GET", path, token, Map.of("Origin", PAGE)), ALLOW_ORIGIN))
                .isEmpty();
        assertThat(all(ask("cors-any", "GET", path, token, Map.of("Origin", PAGE)), ALLOW_ORIGIN))
                .containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource({
        "cors-own-servlet, /guarded, no-token",
        "cors-own-servlet, /api/caller, no-token",
        "cors-own-servlet, /api/caller, ",
        "cors-own-servlet, /api/caller, deployer",
        "cors-own-servlet, /scoped, ",
        "cors-own-servlet, /scoped, deployer",
        "cors-own-servlet, /api/cors/scoped, deployer",
        "cors-own-servlet, /api/cors/denied, deployer",
        "cors-own-rest, /api/caller, no-token",
        "cors-own-rest, /api/caller, ",
        "cors-own-rest, /api/caller, deployer",
        "cors-own-rest, /api/cors/scoped, ",
        "cors-own-rest, /api/cors/scoped, deployer",
        "cors-own-rest, /api/cors/denied, deployer"
    })
    void whereTheApplicationsOwnFilterRunsTheOriginIsNamedOnceAllTheSame(String war, String path, String token) {
        Reply reply = ask(war, "GET", path, token, Map.of("Origin", OwnServletFilter.ORIGIN));

        assertThat(reply.status()).isIn(401, 403);
        assertThat(all(reply, ALLOW_ORIGIN)).containsExactly(OwnServletFilter.ORIGIN);
    }

    @Test
    void whatIsNotRefusedIsTheApplicationsOwn() {
        Reply reply = ask("cors", "GET", "/guarded", "reader", Map.of("Origin", PAGE));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("entered");
        assertThat(all(reply, ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void aPreflightOfAProtectedServletIsAnsweredAndEntersNothing() {
        Reply preflight = ask(
                "cors",
                "OPTIONS",
                "/guarded",
                null,
                Map.of(
                        "Origin",
                        PAGE,
                        "Access-Control-Request-Method",
                        "PUT",
                        "Access-Control-Request-Headers",
                        "authorization,x-thing"));

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(all(preflight, ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization,x-thing");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(preflight.header("X-Entered")).isEmpty();
        assertThat(preflight.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cors-off", "cors-own-servlet"})
    void aPreflightOfAnotherOriginIsRefused(String war) {
        Reply preflight = preflight(war, "/guarded");

        assertThat(preflight.status()).isEqualTo(401);
        assertThat(preflight.header("X-Entered")).isEmpty();
        assertThat(all(preflight, ALLOW_ORIGIN)).isEmpty();
    }

    /** Nothing is opened by it. */
    @Test
    void whatIsNoPreflightIsRefused() {
        for (String method : List.of("OPTIONS", "GET", "PUT")) {
            Map<String, String> headers = method.equals("OPTIONS")
                    ? Map.of("Origin", PAGE)
                    : Map.of("Origin", PAGE, "Access-Control-Request-Method", "PUT");
            Reply reply = ask("cors", method, "/guarded", null, headers);

            assertThat(reply.status()).as(method).isEqualTo(401);
            assertThat(reply.header("X-Entered")).isEmpty();
        }
    }

    @Test
    void aPreflightOfAnOpenResourceIsForTheApplication() {
        assertThat(preflight("cors", "/open").header("X-Entered")).isEqualTo("yes");
    }

    private static Reply preflight(String war, String path) {
        return ask(war, "OPTIONS", path, null, Map.of("Origin", PAGE, "Access-Control-Request-Method", "PUT"));
    }

    private static Reply ask(String war, String method, String path, String token, Map<String, String> headers) {
        Map<String, String> tokens = Map.of(
                "reader",
                Wars.readersToken(SCALEKIT),
                "deployer",
                Wars.deployersToken(SCALEKIT),
                "no-token",
                "no-token");
        String authorization = token == null ? "" : "Bearer " + tokens.get(token);
        return Reply.of(method, "/" + war + path, authorization, headers);
    }

    private static List<String> all(Reply reply, String header) {
        return reply.response().headers().allValues(header).stream()
                .flatMap(value -> Stream.of(value.split(",(?! Retry)")))
                .toList();
    }
}
