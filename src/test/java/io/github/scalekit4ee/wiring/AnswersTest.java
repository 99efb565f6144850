package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers of Jakarta REST get, by the rule of the resource and by what they bring. */
@ExtendWith(ServerExtension.class)
class AnswersTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @ApplicationScoped
    public static class Vault {

        @RequiresScopes("open:vault")
        public String open() {
            return "open";
        }
    }

    @Path("/deployments")
    @RequestScoped
    public static class Deployments {

        @Inject
        JsonWebToken caller;

        @Inject
        Vault vault;

        @GET
        public String silent() {
            return "caller " + caller.getName();
        }

        @GET
        @Path("/permitted")
        @PermitAll
        public String permitted() {
            return "caller " + caller.getName();
        }

        @GET
        @Path("/list")
        @RolesAllowed({"read:deployments", "write:deployments"})
        public String list() {
            return "caller " + caller.getName();
        }

        @GET
        @Path("/any")
        @RolesAllowed("**")
        public String any(@Context SecurityContext security) {
            return "any " + security.isUserInRole("**") + security.isUserInRole("other");
        }

        @GET
        @Path("/denied")
        @DenyAll
        public String denied() {
            return "never";
        }

        @GET
        @Path("/nobody")
        @RolesAllowed({})
        public String nobody() {
            return "never";
        }

        @GET
        @Path("/vault")
        public String vault() {
            return vault.open();
        }

        @GET
        @Path("/vault/completion")
        public String completion() {
            return CompletableFuture.completedFuture("")
                    .thenApply(each -> vault.open())
                    .join();
        }

        @GET
        @Path("/vault/execution")
        public String execution() throws Exception {
            try {
                return vault.open();
            } catch (RuntimeException e) {
                throw new ExecutionException(e);
            }
        }

        @GET
        @Path("/vault/reflection")
        public String reflection() throws Exception {
            return (String) Vault.class.getMethod("open").invoke(vault);
        }

        @GET
        @Path("/vault/proxy")
        public String proxy() throws Exception {
            Callable<?> proxy = (Callable<?>) Proxy.newProxyInstance(
                    Vault.class.getClassLoader(), new Class<?>[] {Supplying.class}, (self, method, arguments) -> {
                        throw new Exception(new IllegalStateException(failure()));
                    });
            return ((Supplying) proxy).supply();
        }

        private Throwable failure() {
            try {
                vault.open();
                return new IllegalStateException();
            } catch (RuntimeException e) {
                return e;
            }
        }

        @GET
        @Path("/broken/completion")
        public String brokenCompletion() {
            throw new CompletionException(new IllegalStateException("broken"));
        }

        @GET
        @Path("/broken/execution")
        public String brokenExecution() throws Exception {
            throw new ExecutionException(new IllegalStateException("broken"));
        }

        @GET
        @Path("/broken/reflection")
        public String brokenReflection() throws Exception {
            throw new InvocationTargetException(new IllegalStateException("broken"));
        }

        @Path("/parts")
        public Parts parts() {
            return new Parts();
        }
    }

    public interface Supplying extends Callable<String> {
        String supply();
    }

    public static class Parts {

        @GET
        public String open() {
            return "part";
        }

        @GET
        @Path("/secret")
        @RolesAllowed("read:parts")
        public String secret() {
            return "secret part";
        }
    }

    /** No bean: nobody intercepts it. */
    @Path("/plain")
    public static class Plain {

        @GET
        @RequiresScopes({"read:plain", "see:plain"})
        public String scoped() {
            return "plain";
        }

        @GET
        @Path("/forgotten")
        @RequiresScopes({})
        public String forgotten() {
            return "never";
        }
    }

    @Provider
    public static class OfRuntimeExceptions implements ExceptionMapper<RuntimeException> {
        @Override
        public jakarta.ws.rs.core.Response toResponse(RuntimeException thrown) {
            return jakarta.ws.rs.core.Response.status(418)
                    .entity(thrown.getClass().getSimpleName())
                    .build();
        }
    }

    /** As an application has one that knows its callers by other means. */
    @Provider
    @Priority(Priorities.AUTHENTICATION)
    public static class ByHeader implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-Caller");
            if (name != null) {
                request.setSecurityContext(new Named(name, request.getHeaderString("X-Role")));
            }
        }
    }

    public record Named(String name, String role) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String asked) {
            return asked.equals(role);
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return "own";
        }
    }

    @Path("/context")
    public static class ContextResource {

        @GET
        @RolesAllowed("**")
        public String context(@Context SecurityContext security) {
            return security.getUserPrincipal().getName()
                    + security.isUserInRole("**")
                    + security.isUserInRole("boss")
                    + security.isUserInRole("other")
                    + security.isSecure()
                    + security.getAuthenticationScheme();
        }

        @GET
        @Path("/scoped")
        @RequiresScopes("any:scope")
        public String scoped() {
            return "never";
        }
    }

    private static SimulatedScalekit scalekit;
    private static Server server;
    private static Deployment app;

    @BeforeAll
    static void deploy(Server running, SimulatedScalekit environment) {
        scalekit = environment;
        server = running;
        app = server.deploy(war().trusting(scalekit).configured("scalekit.realm", "deployments"));
    }

    private static War war() {
        return War.of(
                Api.class,
                Vault.class,
                Deployments.class,
                Supplying.class,
                Parts.class,
                Plain.class,
                OfRuntimeExceptions.class,
                ByHeader.class,
                Named.class,
                ContextResource.class);
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static String token(String... scopes) {
        return scalekit.mint()
                .organizationClient()
                .subject("somebody")
                .client("somebody")
                .scopes(scopes)
                .token();
    }

    @ParameterizedTest
    @CsvSource({
        "/deployments/list, read:deployments",
        "/deployments/list, write:deployments",
        "/deployments/vault, open:vault",
        "/deployments/vault/completion, open:vault",
        "/deployments/parts, none",
        "/deployments/parts/secret, read:parts",
        "/plain, read:plain see:plain"
    })
    void whoHasTheRightIsLetIn(String path, String scopes) {
        assertThat(app.get("/api" + path, token(scopes.split(" "))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/deployments, caller null", "/deployments/permitted, caller null", "/deployments/parts, part"})
    void withoutATokenAResourceThatAsksNothingAnswers(String path, String body) {
        Response answer = app.get("/api" + path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deployments", "/deployments/permitted"})
    void aResourceThatAsksNothingSeesTheCallerAllTheSame(String path) {
        assertThat(app.get("/api" + path, token()).body()).isEqualTo("caller somebody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deployments/list",
                "/deployments/any",
                "/deployments/vault",
                "/deployments/vault/completion",
                "/deployments/vault/execution",
                "/deployments/vault/reflection",
                "/deployments/vault/proxy",
                "/deployments/parts/secret",
                "/plain"
            })
    void withoutATokenEachRuleIsAnsweredByAChallengeWithoutAnError(String path) {
        Response answer = app.get("/api" + path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"deployments\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "/deployments/list, read:deployments write:deployments",
        "/deployments/vault, open:vault",
        "/deployments/vault/completion, open:vault",
        "/deployments/vault/execution, open:vault",
        "/deployments/vault/reflection, open:vault",
        "/deployments/vault/proxy, open:vault",
        "/deployments/parts/secret, read:parts",
        "/plain, read:plain see:plain"
    })
    void whoLacksTheRightIsToldTheScopesThatWouldDo(String path, String scopes) {
        Response answer = app.get("/api" + path, token("other"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers("WWW-Authenticate")).singleElement().satisfies(challenge -> assertThat(challenge)
                .contains("realm=\"deployments\"", "error=\"insufficient_scope\"", "scope=\"" + scopes + "\""));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).contains("\"error\":\"insufficient_scope\"", "\"scope\":\"" + scopes + "\"");
    }

    @Test
    void oneOfSeveralScopesIsNotEnoughForRequiresScopes() {
        assertThat(app.get("/api/plain", token("read:plain")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deployments/denied", "/deployments/nobody", "/plain/forgotten"})
    void whatIsDeniedIsDeniedToEverybodyWithoutAChallenge(String path) {
        assertThat(app.get("/api" + path).status()).isEqualTo(403);
        Response answer = app.get("/api" + path, token("read:deployments"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anyCallerWhoIsKnownMayCallWhatIsOpenToAll() {
        assertThat(app.get("/api/deployments/any", token()).body()).isEqualTo("any truefalse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deployments", "/deployments/list", "/deployments/permitted", "/nothing"})
    void aBadTokenIsRefusedWhereverItGoes(String path) {
        Response answer = app.get("/api" + path, "rubbish");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("realm=\"deployments\"", "error=\"invalid_token\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).contains("\"error\":\"invalid_token\"").doesNotContain("rubbish");
    }

    @Test
    void twoAuthorizationHeadersAreABadRequest() {
        Response answer = app.send(app.request("/api/deployments")
                .header("Authorization", "Bearer " + token())
                .header("Authorization", "Bearer " + token()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_request\"");
    }

    @Test
    void anEnvironmentThatDoesNotAnswerIsNoFaultOfTheCaller() {
        try (SimulatedScalekit failing = SimulatedScalekit.start()) {
            failing.outage(Endpoint.KEYS, Fault.status(503));
            try (Deployment another = server.deploy(war().trusting(failing))) {
                Response answer = another.get(
                        "/api/deployments", failing.mint().organizationClient().token());

                assertThat(answer.status()).isEqualTo(503);
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                assertThat(answer.header("WWW-Authenticate")).isNull();
                assertThat(another.get("/api/deployments").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whatIsWrappedAndNoRefusalGoesToTheApplicationsOwnMapper() {
        Response answer = app.get("/api/deployments/broken/completion");

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("CompletionException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"execution", "reflection"})
    void whatIsWrappedAndNobodyMapsIsTheServersError(String kind) {
        assertThat(app.get("/api/deployments/broken/" + kind).status()).isEqualTo(500);
    }

    @Test
    void aCallerOfTheApplicationsOwnIsHeldToTheRolesOfItsOwnContext() {
        assertThat(app.send(app.request("/api/deployments/list")
                                .header("X-Caller", "amy")
                                .header("X-Role", "read:deployments"))
                        .status())
                .isEqualTo(200);
        assertThat(app.send(app.request("/api/deployments/list").header("X-Caller", "amy"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCallerOfTheApplicationsOwnHasTheRoleOfAllWhoAreKnown() {
        Response answer =
                app.send(app.request("/api/context").header("X-Caller", "amy").header("X-Role", "boss"));

        assertThat(answer.body()).isEqualTo("amytruetruefalsetrueown");
    }

    @Test
    void aCallerOfTheApplicationsOwnHasNoScopes() {
        assertThat(app.send(app.request("/api/context/scoped").header("X-Caller", "amy"))
                        .status())
                .isEqualTo(403);
    }
}
