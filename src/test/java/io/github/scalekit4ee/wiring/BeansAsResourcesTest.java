package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application, and a locator, may return beans as resources: objects whose classes CDI has made, with methods that may lack their annotations. */
@ExtendWith(ServerExtension.class)
class BeansAsResourcesTest {

    private static Class<?> accessFeature() {
        try {
            return Class.forName("io.github.scalekit4ee.internal.rest.AccessFeature");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ApplicationPath("/singletons")
    public static class Singletons extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(accessFeature());
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(
                    CDI.current().select(Scoped.class).get(),
                    CDI.current().select(Roles.class).get());
        }
    }

    @ApplicationPath("/located")
    public static class Located extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Locators.class, accessFeature());
        }
    }

    @Path("/")
    @RequestScoped
    public static class Locators {
        @Inject
        Scoped scoped;

        @Inject
        Roles roles;

        @Path("scoped")
        public Scoped scoped() {
            return scoped;
        }

        @Path("roles")
        public Roles roles() {
            return roles;
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

    @RolesAllowed("base:a")
    public static class Base {
        @GET
        @Path("inherited")
        public String inherited() {
            return "entered";
        }
    }

    @Path("/roles")
    @ApplicationScoped
    @RolesAllowed("read:a")
    public static class Roles extends Base {
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

    private static Deployment app;
    private static SimulatedScalekit environment;

    /** Jersey with Weld does not start with a client proxy as a singleton. */
    private static Stream<String> ways() {
        return Rest.HERE == Rest.JERSEY ? Stream.of("located") : Stream.of("located", "singletons");
    }

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit scalekit) {
        environment = scalekit;
        War war = War.of(Located.class, Locators.class, Scoped.class, Base.class, Roles.class)
                .trusting(scalekit);
        app = server.deploy(Rest.HERE == Rest.JERSEY ? war : war.with(Singletons.class));
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static int status(String way, String method, String resource, String scopes) {
        HttpRequest.Builder request = app.request("/" + way + "/" + resource).method(method, BodyPublishers.noBody());
        if (!scopes.isEmpty()) {
            String token = environment
                    .mint()
                    .organizationClient()
                    .scopes(scopes.split(" "))
                    .token();
            request.header("Authorization", "Bearer " + token);
        }
        return app.send(request).status();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, scoped, read:a, write:a",
        "POST, scoped, write:a, read:a",
        "GET, roles, read:a, write:a",
        "POST, roles, write:a, read:a",
        "PUT, roles, read:a write:a, read:a",
        "PUT, roles, read:a write:a, write:a",
        "GET, roles/inherited, base:a read:a, base:a",
        "GET, roles/inherited, base:a read:a, read:a",
    })
    void itsMethodsAreHeldToTheirOwnRules(String method, String resource, String scopes, String other) {
        assertThat(ways()).allSatisfy(way -> {
            assertThat(status(way, method, resource, scopes)).isEqualTo(200);
            assertThat(status(way, method, resource, other)).isEqualTo(403);
            assertThat(status(way, method, resource, "")).isEqualTo(401);
        });
    }

    @Test
    void whatIsOpenToAllIsOpen() {
        assertThat(ways()).allSatisfy(way -> assertThat(status(way, "DELETE", "roles", ""))
                .isEqualTo(200));
    }
}
