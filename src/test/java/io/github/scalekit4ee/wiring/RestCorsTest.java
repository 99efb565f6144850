package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin may read of a refusal in Jakarta REST. */
@ExtendWith(ServerExtension.class)
class RestCorsTest {

    private static final String PAGE = "https://app.example";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/things")
    public static class Things {

        @GET
        @Path("/list")
        @RolesAllowed("read:things")
        public String list() {
            return "list";
        }

        @GET
        @Path("/denied")
        @DenyAll
        public String denied() {
            return "never";
        }

        @GET
        @Path("/own")
        public jakarta.ws.rs.core.Response own() {
            return jakarta.ws.rs.core.Response.status(403).build();
        }
    }

    /** As an application that does CORS itself. */
    @Provider
    public static class Own implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (request.getHeaderString("X-Own") != null) {
                response.getHeaders().putSingle("Access-Control-Allow-Origin", "https://own.example");
            }
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(War.of(Api.class, Things.class, Own.class)
                .trusting(environment)
                .configured("scalekit.cors.allowed-origins", PAGE));
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static Response get(String path, String origin) {
        return app.send(app.request("/api/things" + path).header("Origin", origin));
    }

    private static Response asCaller(String path, String... scopes) {
        return app.send(app.request("/api/things" + path)
                .header("Origin", PAGE)
                .header(
                        "Authorization",
                        "Bearer "
                                + scalekit.mint()
                                        .organizationClient()
                                        .scopes(scopes)
                                        .token()));
    }

    private static void assertReadable(Response answer) {
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.headers("Access-Control-Expose-Headers")).containsExactly("WWW-Authenticate, Retry-After");
        assertThat(answer.headers("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list", "/denied"})
    void anAllowedPageMayReadARefusal(String path) {
        assertReadable(get(path, PAGE));
        Response known = asCaller(path);
        assertThat(known.status()).isEqualTo(403);
        assertReadable(known);
    }

    @Test
    void anotherPageMayNot() {
        Response answer = get("/list", "https://other.example");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers("Access-Control-Expose-Headers")).isEmpty();
        assertThat(answer.headers("Vary")).contains("Origin");
    }

    @Test
    void theApplicationsOwnAnswersAreItsOwnMatter() {
        assertThat(asCaller("/list", "read:things").headers("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(get("/own", PAGE).status()).isEqualTo(403);
        assertThat(get("/own", PAGE).headers("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void whatTheApplicationSaysOfARefusalStays() {
        Response answer =
                app.send(app.request("/api/things/list").header("Origin", PAGE).header("X-Own", "yes"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://own.example");
        assertThat(answer.headers("Access-Control-Expose-Headers")).isEmpty();
    }
}
