package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application may hand out beans as the resources themselves: objects whose classes CDI has made, with methods that lost their annotations. */
@ExtendWith(ServerExtension.class)
class SingletonResourcesTest {

    @ApplicationPath("/api")
    public static class Listing extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            try {
                return Set.of(Class.forName("io.github.scalekit4ee.internal.rest.AccessFeature"));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(
                    CDI.current().select(Scoped.class).get(),
                    CDI.current().select(Roles.class).get());
        }
    }

    @Path("/scoped")
    @ApplicationScoped
    @RequiresScopes("read:a")
    public static class Scoped {
        @GET
        public String get() {
            return "entered";
        }

        @POST
        @RequiresScopes("write:a")
        public String post() {
            return "entered";
        }
    }

    @Path("/roles")
    @ApplicationScoped
    @RolesAllowed("read:a")
    public static class Roles {
        @GET
        public String get() {
            return "entered";
        }

        @POST
        @RolesAllowed("write:a")
        public String post() {
            return "entered";
        }

        @PUT
        @RequiresScopes("write:a")
        public String put() {
            return "entered";
        }

        @DELETE
        @PermitAll
        public String delete() {
            return "entered";
        }
    }

    private static @Nullable Deployment app;
    private static SimulatedScalekit environment;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit scalekit) {
        assumeTrue(Rest.HERE != Rest.JERSEY, "Jersey with Weld does not start with a client proxy as a singleton");
        environment = scalekit;
        app = server.deploy(War.of(Listing.class, Scoped.class, Roles.class).trusting(scalekit));
    }

    @AfterAll
    static void undeploy() {
        if (app != null) {
            app.close();
        }
    }

    private static int status(String method, String path, String... scopes) {
        return app.send(app.request("/api/" + path)
                        .method(method, BodyPublishers.noBody())
                        .header(
                                "Authorization",
                                "Bearer "
                                        + environment
                                                .mint()
                                                .organizationClient()
                                                .scopes(scopes)
                                                .token()))
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, scoped, read:a, write:a",
        "POST, scoped, write:a, read:a",
        "GET, roles, read:a, write:a",
        "POST, roles, write:a, read:a",
        "PUT, roles, read:a write:a, read:a",
        "PUT, roles, read:a write:a, write:a",
    })
    void itsMethodsAreHeldToTheirOwnRules(String method, String path, String scopes, String other) {
        assertThat(status(method, path, scopes.split(" "))).isEqualTo(200);
        assertThat(status(method, path, other)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"GET, scoped", "POST, scoped", "GET, roles", "POST, roles", "PUT, roles"})
    void nobodyComesInWithoutAToken(String method, String path) {
        assertThat(app.send(app.request("/api/" + path).method(method, BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsOpenToAllIsOpen() {
        assertThat(app.send(app.request("/api/roles").DELETE()).body()).isEqualTo("entered");
    }
}
