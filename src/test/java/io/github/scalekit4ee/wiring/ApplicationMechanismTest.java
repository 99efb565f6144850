package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that bring an authentication mechanism of their own. */
@ExtendWith(ServerExtension.class)
class ApplicationMechanismTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/things")
    @RequestScoped
    public static class Things {

        @Inject
        Instance<AccessTokenVerifier> verifier;

        @GET
        public String open(@Context SecurityContext security) {
            return "caller "
                    + (security.getUserPrincipal() == null
                            ? null
                            : security.getUserPrincipal().getName());
        }

        @GET
        @Path("/roles")
        @RolesAllowed("staff")
        public String roles(@Context SecurityContext security) {
            return "caller " + security.getUserPrincipal().getName();
        }

        @GET
        @Path("/any")
        @RolesAllowed("**")
        public String any() {
            return "any";
        }
    }

    /** Knows everybody by a header of its own. */
    public abstract static class ByHeader implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            String name = request.getHeader("X-Caller");
            if (name != null) {
                return context.notifyContainerAboutLogin(name, Set.of("staff"));
            }
            if (context.isProtected() || context.isAuthenticationRequest()) {
                response.setHeader("WWW-Authenticate", scheme());
                return context.responseUnauthorized();
            }
            return context.doNothing();
        }

        public String scheme() {
            return getClass().getSimpleName().replaceAll("[$_].*", "");
        }
    }

    @ApplicationScoped
    public static class First extends ByHeader {}

    @ApplicationScoped
    public static class Second extends ByHeader {}

    @Alternative
    @Priority(4000)
    @ApplicationScoped
    public static class Preferred extends ByHeader {}

    @Alternative
    @ApplicationScoped
    public static class Selected extends ByHeader {}

    @Alternative
    @ApplicationScoped
    public static class NeverSelected extends ByHeader {}

    @BasicAuthenticationMechanismDefinition(realmName = "own")
    @ApplicationScoped
    public static class Defines {}

    @ApplicationScoped
    public static class Passwords implements IdentityStore {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            return credential instanceof UsernamePasswordCredential known && known.compareTo("amy", "secret")
                    ? new CredentialValidationResult("amy", Set.of("staff"))
                    : CredentialValidationResult.INVALID_RESULT;
        }
    }

    private static War war(SimulatedScalekit scalekit, Class<?>... mechanisms) {
        return War.of(Api.class, Things.class, ByHeader.class).with(mechanisms).trusting(scalekit);
    }

    private static Response as(Deployment app, String caller, String path) {
        return app.send(app.request(path).header("X-Caller", caller));
    }

    @Test
    void itAuthenticatesCallersWithoutAToken(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, First.class))) {
            assertThat(as(app, "amy", "/api/things").body()).isEqualTo("caller amy");
            assertThat(as(app, "amy", "/api/things/roles").body()).isEqualTo("caller amy");
            assertThat(as(app, "amy", "/api/things/any").body()).isEqualTo("any");
            assertThat(app.messages()).anySatisfy(message -> assertThat(message)
                    .contains("authentication mechanism of its own", First.class.getName()));
        }
    }

    @Test
    void itsOwnChallengeAnswersWhoIsNotKnown(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, First.class))) {
            Response answer = app.get("/api/things/roles");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers("WWW-Authenticate")).singleElement().satisfies(challenge -> assertThat(challenge)
                    .contains("First"));
        }
    }

    @Test
    void anAlternativeOfHigherPriorityAuthenticates(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, First.class, Preferred.class))) {
            assertThat(app.get("/api/things/roles").header("WWW-Authenticate")).contains("Preferred");
        }
    }

    @Test
    void anAlternativeThatBeansXmlSelectsAuthenticates(Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit, Selected.class)
                .beans("<alternatives><class>" + Selected.class.getName() + "</class></alternatives>");
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/things/roles").header("WWW-Authenticate")).contains("Selected");
        }
    }

    @Test
    void anAlternativeThatNobodySelectsDoesNotCount(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, NeverSelected.class))) {
            assertThat(app.get("/api/things", "rubbish").status()).isEqualTo(401);
        }
    }

    @Test
    void twoOfThemFailTheDeployment(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(war(scalekit, First.class, Second.class)))
                .contains("several authentication mechanisms", First.class.getName(), Second.class.getName());
    }

    @Test
    void switchedOffTheServerAsksItAlone(Server server) {
        War war = War.of(Api.class, Things.class, ByHeader.class, First.class).configured("scalekit.enabled", "false");
        try (Deployment app = server.deploy(war)) {
            assertThat(as(app, "amy", "/api/things").body()).isEqualTo("caller amy");
        }
    }

    @Test
    void oneThatTheServerMakesOfADefinitionAuthenticates(Server server, SimulatedScalekit scalekit) {
        String basic = Base64.getEncoder().encodeToString("amy:secret".getBytes());
        try (Deployment app = server.deploy(war(scalekit, Defines.class, Passwords.class))) {
            assertThat(app.send(app.request("/api/things/roles").header("Authorization", "Basic " + basic))
                            .body())
                    .isEqualTo("caller amy");
            Response answer = app.get("/api/things/roles");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"own\"");
            assertThat(app.messages()).anySatisfy(message -> assertThat(message).contains(Defines.class.getName()));
        }
    }
}
