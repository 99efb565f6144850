package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class AnswersTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/deployments")
    @RequestScoped
    public static class Deployments {

        @Inject
        JsonWebToken caller;

        @GET
        public String open() {
            return "caller " + caller.getName();
        }

        @GET
        @Path("/list")
        @RolesAllowed("read:deployments")
        public String list() {
            return "caller " + caller.getName();
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(War.of(Api.class, Deployments.class)
                .configured(
                        "scalekit.environment-url", scalekit.environmentUrl().toString())
                .configured("scalekit.allow-missing-audience", "true"));
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    @Test
    void aResourceWithARoleAnswersACallerWhoHasIt() {
        String token =
                scalekit.mint().organizationClient().scopes("read:deployments").token();
        System.out.println(app.get("/api/deployments/list", token));
        System.out.println(app.get("/api/deployments/list"));
        System.out.println(app.get("/api/deployments"));
        System.out.println(app.get("/api/deployments", token));
        System.out.println(app.messages());
        assertThat(app.get("/api/deployments/list", token))
                .extracting(Response::status)
                .isEqualTo(200);
    }
}
