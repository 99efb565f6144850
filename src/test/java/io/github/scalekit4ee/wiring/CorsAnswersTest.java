package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of other origins can read of a refusal ({@code scalekit.cors.allowed-origins}). */
@ExtendWith(ServerExtension.class)
class CorsAnswersTest {

    private static final String PAGE = "https://page.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @WebServlet("/constrained")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "read:a"))
    public static class Constrained extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("entered");
        }
    }

    @WebServlet("/scoped")
    @RequiresScopes("read:a")
    public static class Scoped extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("entered");
        }
    }

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/roles")
    public static class Roles {
        @GET
        @RolesAllowed("read:a")
        public String get() {
            return "entered";
        }
    }

    @WebFilter("/*")
    public static class Own implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ((HttpServletResponse) response).setHeader(ALLOW_ORIGIN, "https://own.example");
            chain.doFilter(request, response);
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;
    private static Deployment off;
    private static Deployment own;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        off = server.deploy(war(scalekit));
        app = server.deploy(war(scalekit).configured("scalekit.cors.allowed-origins", PAGE));
        own = server.deploy(war(scalekit)
                .with(Own.class)
                .configured("scalekit.cors.allowed-origins", PAGE + ",https://own.example"));
    }

    private static War war(SimulatedScalekit environment) {
        return War.of(Constrained.class, Scoped.class, Api.class, Roles.class).trusting(environment);
    }

    @AfterAll
    static void undeploy() {
        own.close();
        app.close();
        off.close();
    }

    private static Response ask(Deployment deployment, String method, String path, String token) {
        var request =
                deployment.request(path).method(method, BodyPublishers.noBody()).header("Origin", PAGE);
        if (method.equals("OPTIONS")) {
            request.header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "authorization");
        }
        return deployment.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private static String token(String scope) {
        return scalekit.mint().organizationClient().scopes(scope).token();
    }

    @ParameterizedTest
    @CsvSource({
        "/constrained, , 401",
        "/constrained, rubbish, 401",
        "/constrained, lacking, 403",
        "/scoped, , 401",
        "/scoped, rubbish, 401",
        "/scoped, lacking, 403",
        "/api/roles, , 401",
        "/api/roles, rubbish, 401",
        "/api/roles, lacking, 403",
    })
    void aRefusalCanBeReadAndSoCanItsChallenge(String path, String bearer, int status) {
        String token = "lacking".equals(bearer) ? token("other") : bearer;
        Response answer = ask(app, "GET", path, token);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers(ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate", "Retry-After");
        assertThat(answer.headers("Vary")).anyMatch(vary -> vary.contains("Origin"));

        Response before = ask(off, "GET", path, token);
        assertThat(before.status()).isEqualTo(status);
        assertThat(before.headers("WWW-Authenticate")).isEqualTo(answer.headers("WWW-Authenticate"));
        assertThat(before.exchange().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void thatTheKeysCannotBeHadCanBeRead(Server server) {
        try (SimulatedScalekit failing = SimulatedScalekit.start()) {
            failing.outage(Endpoint.KEYS, Fault.status(503));
            try (Deployment down = server.deploy(war(failing).configured("scalekit.cors.allowed-origins", PAGE))) {
                Response answer = ask(
                        down,
                        "GET",
                        "/api/roles",
                        failing.mint().organizationClient().token());

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers(ALLOW_ORIGIN)).containsExactly(PAGE);
                assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/constrained", "/scoped"})
    void aPreflightNeedsNoToken(String path) {
        Response preflight = ask(app, "OPTIONS", path, null);

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers(ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
        assertThat(preflight.body()).isEmpty();

        assertThat(ask(off, "OPTIONS", path, null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/scoped, ", "/scoped, lacking", "/api/roles, ", "/api/roles, lacking"})
    void whatTheApplicationsOwnFilterSaysIsNotSaidAgain(String path, String bearer) {
        Response answer = ask(own, "GET", path, bearer == null ? null : token("other"));

        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.headers(ALLOW_ORIGIN)).containsExactly("https://own.example");
    }

    @Test
    void otherOriginsReadNothing() {
        Response answer = app.send(app.request("/scoped").header("Origin", "https://other.example"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers(ALLOW_ORIGIN)).isEmpty();
    }
}
