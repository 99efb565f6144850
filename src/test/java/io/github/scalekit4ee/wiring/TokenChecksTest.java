package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application's own rules for tokens are its enabled beans of that type. */
@ExtendWith(ServerExtension.class)
class TokenChecksTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/open")
    @RequestScoped
    public static class Open {
        @GET
        public String open() {
            return "open";
        }
    }

    @ApplicationScoped
    public static class EnterpriseOnly implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {
            if (!"enterprise".equals(token.claims().get("plan"))) {
                throw new InvalidTokenException("only tokens of the enterprise plan are accepted");
            }
        }
    }

    @Alternative
    @ApplicationScoped
    public static class Unselected implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {
            throw new InvalidTokenException("asked");
        }
    }

    @ApplicationScoped
    @Specializes
    public static class AnyPlan extends EnterpriseOnly {
        @Override
        public void check(VerifiedAccessToken token) {}
    }

    @RequestScoped
    public static class OfTheRequest implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {}
    }

    @ApplicationScoped
    public static class Producer {
        @Produces
        TokenCheck check() {
            return token -> {
                throw new InvalidTokenException("as produced");
            };
        }
    }

    @Dependent
    public static class Broken implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {
            throw new UnsupportedOperationException(
                    "cannot cope with " + token.claims().get("plan"));
        }
    }

    @Dependent
    public static class CannotBeMade implements TokenCheck {
        CannotBeMade() {
            throw new UnsupportedOperationException("hush");
        }

        @Override
        public void check(VerifiedAccessToken token) {}
    }

    @Test
    void aBeanRefusesTokens(Server server, SimulatedScalekit scalekit) {
        try (Deployment deployed = deploy(server, scalekit, EnterpriseOnly.class)) {
            assertThat(deployed.get("/api/open", token(scalekit, "enterprise")).status())
                    .isEqualTo(200);
            for (int time = 0; time < 2; time++) {
                Response refused = deployed.get("/api/open", token(scalekit, "free"));
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate"))
                        .contains("invalid_token", "only tokens of the enterprise plan are accepted");
            }
            assertThat(deployed.get("/api/open").status()).isEqualTo(200);
        }
    }

    @Test
    void aProducedOneIsAskedToo(Server server, SimulatedScalekit scalekit) {
        try (Deployment deployed = deploy(server, scalekit, Producer.class)) {
            assertThat(deployed.get("/api/open", token(scalekit, "free")).header("WWW-Authenticate"))
                    .contains("as produced");
        }
    }

    @Test
    void aBeanThatIsNotEnabledOrReplacedIsNotAsked(Server server, SimulatedScalekit scalekit) {
        try (Deployment deployed = deploy(server, scalekit, EnterpriseOnly.class, AnyPlan.class, Unselected.class)) {
            assertThat(deployed.get("/api/open", token(scalekit, "free")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aScopeThatIsNotThereYetFailsTheDeployment(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(
                        War.of(Api.class, Open.class, OfTheRequest.class).trusting(scalekit)))
                .contains("OfTheRequest is a TokenCheck in @RequestScoped", "Make it @ApplicationScoped");
    }

    @Test
    void aCheckThatFailsIsAnOutageAndOneLineWithoutAClaim(Server server, SimulatedScalekit scalekit) {
        for (Class<?> failing : new Class<?>[] {Broken.class, CannotBeMade.class}) {
            try (Deployment deployed = deploy(server, scalekit, failing)) {
                for (int time = 0; time < 2; time++) {
                    Response response = deployed.get("/api/open", token(scalekit, "hush"));
                    assertThat(response.status()).isEqualTo(503);
                    assertThat(response.header("Retry-After")).isEqualTo("5");
                }
                assertThat(deployed.messages())
                        .filteredOn(message -> message.startsWith("The token check "))
                        .singleElement()
                        .asString()
                        .contains(failing.getName())
                        .doesNotContain("hush");
            }
        }
    }

    private static Deployment deploy(Server server, SimulatedScalekit scalekit, Class<?>... checks) {
        return server.deploy(War.of(Api.class, Open.class).with(checks).trusting(scalekit));
    }

    private static String token(SimulatedScalekit scalekit, String plan) {
        return scalekit.mint().organizationClient().claim("plan", plan).token();
    }
}
