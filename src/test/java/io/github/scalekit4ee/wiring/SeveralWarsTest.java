package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URLClassLoader;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications in one JVM, with a jar each and with one for both. */
@ExtendWith(ServerExtension.class)
class SeveralWarsTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/things")
    @RequestScoped
    public static class Things {

        @Inject
        JsonWebToken caller;

        @Inject
        AccessTokenVerifier verifier;

        @GET
        @RolesAllowed("read:things")
        public String roles() {
            return caller.getName() + " " + System.identityHashCode(verifier) + " "
                    + System.identityHashCode(AccessTokenVerifier.class);
        }
    }

    private static War war(SimulatedScalekit scalekit, String realm) {
        return War.of(Api.class, Things.class).trusting(scalekit).configured("scalekit.realm", realm);
    }

    private static String token(SimulatedScalekit scalekit) {
        return scalekit.mint()
                .organizationClient()
                .client("somebody")
                .scopes("read:things")
                .token();
    }

    @Test
    void eachTakesTheTokensOfItsOwnEnvironment(Server server, SimulatedScalekit scalekit) {
        try (SimulatedScalekit other = SimulatedScalekit.start();
                Deployment first = server.deploy(war(scalekit, "first"));
                Deployment second = server.deploy(war(other, "second"))) {
            assertApart(scalekit, other, first, second);
            assertThat(jar(first, scalekit)).isNotEqualTo(jar(second, other));
        }
    }

    @Test
    void alsoWithOneJarForBoth(Server server, SimulatedScalekit scalekit) throws IOException {
        assumeTrue(Rest.HERE != Rest.CXF, "CXF looks for no services, so it finds no provider beside the WAR");
        try (URLClassLoader shared = server.sharedLibrary();
                SimulatedScalekit other = SimulatedScalekit.start();
                Deployment first = server.deploy(war(scalekit, "first").withoutJar(), shared);
                Deployment second = server.deploy(war(other, "second").withoutJar(), shared)) {
            assertApart(scalekit, other, first, second);
            assertThat(jar(first, scalekit)).isEqualTo(jar(second, other));
        }
    }

    @Test
    void oneThatEndsLeavesTheOtherRunning(Server server, SimulatedScalekit scalekit) {
        try (Deployment first = server.deploy(war(scalekit, "first"))) {
            server.deploy(war(scalekit, "second")).close();

            assertThat(first.get("/api/things", token(scalekit)).status()).isEqualTo(200);
        }
    }

    private static void assertApart(
            SimulatedScalekit scalekit, SimulatedScalekit other, Deployment first, Deployment second) {
        assertThat(first.get("/api/things", token(scalekit)).body()).startsWith("somebody");
        assertThat(second.get("/api/things", token(other)).body()).startsWith("somebody");
        assertThat(first.get("/api/things", token(other)).status()).isEqualTo(401);
        assertThat(second.get("/api/things", token(scalekit)).status()).isEqualTo(401);
        assertThat(first.get("/api/things").header("WWW-Authenticate")).contains("\"first\"");
        assertThat(second.get("/api/things").header("WWW-Authenticate")).contains("\"second\"");
    }

    private static String jar(Deployment app, SimulatedScalekit environment) {
        return app.get("/api/things", token(environment)).body().split(" ")[2];
    }
}
