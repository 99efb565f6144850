package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same application with the jar switched off, and for outgoing calls only. */
@ExtendWith(ServerExtension.class)
class SwitchedOffTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/things")
    @RequestScoped
    public static class Things {

        @Inject
        JsonWebToken caller;

        @Inject
        @Claim("sub")
        Optional<String> subject;

        @Inject
        Instance<VerifiedAccessToken> token;

        @Inject
        Instance<AccessTokenVerifier> verifier;

        @Inject
        Instance<ClientCredentialsClient> client;

        @Inject
        @Readiness
        Instance<HealthCheck> health;

        @GET
        public String open() {
            return caller.getName() + " " + subject.isPresent() + " " + health.isUnsatisfied();
        }

        @GET
        @Path("/roles")
        @RolesAllowed("read:things")
        public String roles() {
            return "roles";
        }

        @GET
        @Path("/verifier")
        public String verifier() {
            try {
                return verifier.get().toString();
            } catch (RuntimeException e) {
                return e.getMessage();
            }
        }

        @GET
        @Path("/client")
        public String client() {
            try {
                return client.get().accessToken().value();
            } catch (RuntimeException e) {
                return e.getMessage();
            }
        }
    }

    /** No bean, so that nobody else enforces its scopes. */
    @Path("/scopes")
    public static class Scopes {

        @GET
        @RequiresScopes("read:things")
        public String scopes() {
            return "scopes";
        }
    }

    private static War war() {
        return War.of(Api.class, Things.class, Scopes.class);
    }

    @Test
    void switchedOffNoTokenIsLookedAtAndNoRoleAskedFor(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war().configured("scalekit.enabled", "false"))) {
            assertThat(app.get("/api/things").body()).isEqualTo("null false true");
            assertThat(app.get("/api/things", "rubbish").status()).isEqualTo(200);
            assertThat(app.get("/api/things/roles").body()).isEqualTo("roles");
            assertThat(app.get("/api/things/verifier").body()).contains("scalekit.enabled");
            assertThat(app.messages()).anySatisfy(message -> assertThat(message)
                    .contains("scalekit.enabled (SCALEKIT_ENABLED) is false"));
        }
    }

    @Test
    void requiresScopesStaysClosedWhereTheJarIsSwitchedOff(Server server) {
        try (Deployment app = server.shared(war().configured("scalekit.enabled", "false"))) {
            assertThat(app.get("/api/scopes").status()).isEqualTo(401);
        }
    }

    @Test
    void switchedOffAClientIsInjectedAndSaysSo(Server server) {
        try (Deployment app = server.shared(war().configured("scalekit.enabled", "false"))) {
            assertThat(app.get("/api/things/client").body()).contains("scalekit.client-id");
        }
    }

    @Test
    void forOutgoingCallsOnlyRolesAreHeldAndNobodyIsAuthenticated(Server server, SimulatedScalekit scalekit) {
        scalekit.registerClient("caller", "secret", "call:others");
        War outgoing = war().trusting(scalekit)
                .configured("scalekit.verifier.enabled", "false")
                .configured("scalekit.client-id", "caller")
                .configured("scalekit.client-secret", "secret");
        try (Deployment app = server.deploy(outgoing)) {
            assertThat(app.get("/api/things", "rubbish").body()).isEqualTo("null false true");
            assertThat(app.get("/api/things/roles").status()).isEqualTo(401);
            assertThat(app.get("/api/things/client").body()).startsWith("ey");
            assertThat(app.messages())
                    .noneSatisfy(message -> assertThat(message).contains("is false: access tokens"));
        }
    }
}
