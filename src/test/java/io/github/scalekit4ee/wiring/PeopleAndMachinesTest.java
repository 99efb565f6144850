package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.security.AccessTokenLogin;
import io.github.scalekit4ee.security.AccessTokens;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application has a mechanism of its own, a request with a bearer token is ours, and every other is that mechanism's. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class PeopleAndMachinesTest {

    private static final String MACHINE = "m2morg_machine";

    @Path("/machines")
    @RequestScoped
    public static class Machines {

        @Inject
        JsonWebToken caller;

        @GET
        public String open(@Context SecurityContext security) {
            return "open to " + (security.getUserPrincipal() == null ? "nobody" : name(security));
        }

        @GET
        @Path("/staff")
        @RolesAllowed("staff")
        public String staff(@Context SecurityContext security) {
            return "staff " + name(security);
        }

        @GET
        @Path("/deployments")
        @RolesAllowed("read:deployments")
        public String deployments(@Context SecurityContext security) {
            return "deployments for " + name(security) + " " + caller.getName();
        }

        @GET
        @Path("/scoped")
        @RequiresScopes("read:deployments")
        public String scoped(@Context SecurityContext security) {
            return "scoped for " + name(security);
        }

        private static String name(SecurityContext security) {
            return security.getUserPrincipal().getName();
        }
    }

    /** For people, and says what the session is. */
    @WebServlet("/page")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "staff"))
    public static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getSession().setAttribute("visitor", request.getRemoteUser());
            response.getWriter().print("page for " + request.getRemoteUser());
        }
    }

    @WebServlet("/visitor")
    public static class Visitor extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object visitor = request.getSession(false) == null
                    ? "no session"
                    : request.getSession(false).getAttribute("visitor");
            response.getWriter().print(request.getRemoteUser() + " in the session of " + visitor);
        }
    }

    @WebServlet("/logout")
    public static class Logout extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, jakarta.servlet.ServletException {
            String before = request.getRemoteUser();
            request.logout();
            response.getWriter().print(before + " then " + request.getRemoteUser());
        }
    }

    @WebServlet("/login")
    public static class Login extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("login page");
        }
    }

    @ApplicationScoped
    public static class ByHeader extends ApplicationMechanismTest.ByHeader {}

    @AutoApplySession
    @ApplicationScoped
    public static class BySession extends ApplicationMechanismTest.ByHeader {
        @Override
        public String scheme() {
            return "BySession";
        }
    }

    @BasicAuthenticationMechanismDefinition(realmName = "own")
    @ApplicationScoped
    public static class ByPassword {}

    @FormAuthenticationMechanismDefinition(
            loginToContinue = @LoginToContinue(loginPage = "/login", errorPage = "/login"))
    @ApplicationScoped
    public static class ByForm {}

    @ApplicationScoped
    public static class LogsIn {
        @Inject
        Provider<AccessTokenLogin> tokens;
    }

    enum Other {
        HEADER(ByHeader.class, "ByHeader"),
        SESSION(BySession.class, "BySession"),
        BASIC(ByPassword.class, "Basic realm=\"own\"");

        private final Class<?> mechanism;
        private final String challenge;

        Other(Class<?> mechanism, String challenge) {
            this.mechanism = mechanism;
            this.challenge = challenge;
        }

        War war(SimulatedScalekit scalekit) {
            return PeopleAndMachinesTest.war(mechanism, scalekit);
        }
    }

    private static War war(Class<?> mechanism, SimulatedScalekit scalekit) {
        return War.of(
                        ApplicationMechanismTest.Api.class,
                        ApplicationMechanismTest.ByHeader.class,
                        ApplicationMechanismTest.Passwords.class)
                .with(Machines.class, Page.class, Visitor.class, Logout.class, Login.class, mechanism)
                .trusting(scalekit);
    }

    private static String token(SimulatedScalekit scalekit, String scope) {
        return scalekit.mint()
                .organizationClient()
                .client(MACHINE)
                .scopes(scope)
                .token();
    }

    private static Response asAmy(Deployment app, String path) {
        HttpRequest.Builder request = app.request(path).header("X-Caller", "amy");
        String basic = Base64.getEncoder().encodeToString("amy:secret".getBytes(StandardCharsets.UTF_8));
        return app.send(request.header("Authorization", "Basic " + basic));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsOursAndEverythingElseTheOthers(Other other, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(other.war(scalekit))) {
            String token = token(scalekit, "read:deployments");
            for (int turn = 0; turn < 3; turn++) {
                assertThat(app.get("/api/machines/deployments", token).body())
                        .isEqualTo("deployments for " + MACHINE + " " + MACHINE);
                assertThat(asAmy(app, "/api/machines/staff").body()).isEqualTo("staff amy");
                assertThat(app.get("/api/machines/scoped", token).body()).isEqualTo("scoped for " + MACHINE);
                assertThat(asAmy(app, "/page").body()).isEqualTo("page for amy");
                assertThat(app.get("/api/machines", token).body()).isEqualTo("open to " + MACHINE);
                assertThat(app.get("/api/machines").body()).isEqualTo("open to nobody");
                assertThat(app.get("/visitor", token).body()).isEqualTo(MACHINE + " in the session of no session");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIs401EverywhereAndNeverTheOthers(Other other, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(other.war(scalekit))) {
            for (String path :
                    new String[] {"/page", "/api/machines", "/api/machines/staff", "/visitor", "/login", "/no"}) {
                Response answer = app.send(app.request(path)
                        .header("Authorization", "Bearer rubbish")
                        .header("X-Caller", "amy"));

                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).as(path).contains("error=\"invalid_token\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoTokenIsChallengedByTheOther(Other other, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(other.war(scalekit))) {
            for (String path : new String[] {"/page", "/api/machines/staff", "/api/machines/deployments"}) {
                Response answer = app.get(path);

                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.headers("WWW-Authenticate"))
                        .as(path)
                        .singleElement()
                        .satisfies(challenge -> assertThat(challenge).contains(other.challenge));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithoutTheRightIsOurRefusal(Other other, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(other.war(scalekit))) {
            for (String path : new String[] {"/api/machines/deployments", "/api/machines/scoped"}) {
                Response answer = app.get(path, token(scalekit, "other"));

                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.header("WWW-Authenticate"))
                        .as(path)
                        .contains("error=\"insufficient_scope\"", "scope=\"read:deployments\"");
            }
            assertThat(asAmy(app, "/api/machines/scoped").status()).isEqualTo(403);
        }
    }

    @Test
    void aPersonsFormAndSessionStayAsTheyAre(Server server, SimulatedScalekit scalekit) {
        String token = token(scalekit, "read:deployments");
        try (Deployment app = server.shared(war(ByForm.class, scalekit))) {
            Person amy = Person.loggedIn(app);
            for (int turn = 0; turn < 3; turn++) {
                assertThat(amy.get("/visitor", token).body()).isEqualTo(MACHINE + " in the session of amy");
                assertThat(amy.get("/page", token).status()).isEqualTo(403);
                assertThat(amy.get("/page", "rubbish").status()).isEqualTo(401);
                assertThat(amy.get("/api/machines/deployments", token).body()).contains(MACHINE + " " + MACHINE);
                assertThat(amy.get("/visitor").body()).isEqualTo("amy in the session of amy");
                assertThat(amy.get("/api/machines/staff").body()).isEqualTo("staff amy");
            }
            assertThat(amy.get("/logout").body()).isEqualTo("amy then null");
            assertThat(amy.get("/page").body()).isEqualTo("login page");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/machines", "/visitor", "/api/machines/deployments", "/api/machines/staff", "/page"})
    void noSessionIsMadeForAMachine(String path, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(ByForm.class, scalekit))) {
            assertThat(app.get(path, token(scalekit, "read:deployments")).headers("Set-Cookie"))
                    .isEmpty();
            assertThat(app.get(path, "rubbish").headers("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void whereOnlyTokensAreTakenNobodyIsKnownBySessionAndSeesALoginPage(Server server, SimulatedScalekit scalekit) {
        War war = war(ByForm.class, scalekit).configured("scalekit.paths", "/api/*");
        try (Deployment app = server.shared(war)) {
            Person amy = Person.loggedIn(app);
            for (String path : new String[] {"/api/machines/staff", "/api/machines/deployments"}) {
                Response answer = amy.get(path);

                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).as(path).startsWith("Bearer realm=\"scalekit\"");
                assertThat(app.get(path).headers("Set-Cookie")).as(path).isEmpty();
            }
            assertThat(amy.get("/api/machines").body()).isEqualTo("open to nobody");
            assertThat(amy.get("/api/machines", token(scalekit, "x")).body()).isEqualTo("open to " + MACHINE);
            assertThat(amy.get("/page").body()).isEqualTo("page for amy");
            assertThat(amy.get("/visitor").body()).isEqualTo("amy in the session of amy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/machines/staff",
                "/api;x=1/machines/staff",
                "/api/machines;x=1/staff",
                "//api/machines/staff",
                "/api//machines/staff",
                "/./api/machines/staff",
                "/page/../api/machines/staff",
                "/page/%2e%2e/api/machines/staff",
                "/page/..;x/api/machines/staff",
                "/api%2Fmachines/staff",
                "/api%5Cmachines/staff",
            })
    void noSpellingOfSuchAPathLetsASessionIn(String path, Server server, SimulatedScalekit scalekit) {
        War war = war(ByForm.class, scalekit).configured("scalekit.paths", "/api/*");
        try (Deployment app = server.shared(war)) {
            Person amy = Person.loggedIn(app);

            assertThat(amy.get(path).status()).isIn(400, 401, 404);
            assertThat(amy.get("/page").body()).isEqualTo("page for amy");
        }
    }

    /** As a handler of Jakarta Security 4.0 injects it. */
    @WebServlet("/found")
    public static class Finder extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @AccessTokens
        HttpAuthenticationMechanism ours;

        @Inject
        HttpAuthenticationMechanism first;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(ours.getClass() == first.getClass());
        }
    }

    @Test
    void ourMechanismHasAQualifierAndIsTheDefaultOneToo(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(ByHeader.class, scalekit).with(Finder.class))) {
            assertThat(app.get("/found").body()).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void aLoginInWebXmlFailsTheDeploymentWithTheWayOut(String method, Server server, SimulatedScalekit scalekit) {
        War war = War.of(ApplicationMechanismTest.Api.class, Machines.class)
                .trusting(scalekit)
                .file("WEB-INF/web.xml", webXml(method));

        assertThat(server.refusal(war))
                .contains(
                        "web.xml has a <login-config> with the method " + method, "AuthenticationMechanismDefinition");
    }

    @Test
    void whereTheJarDoesNotAuthenticateItIsTheServers(Server server, SimulatedScalekit scalekit) {
        War war = War.of(ApplicationMechanismTest.Api.class, Machines.class)
                .trusting(scalekit)
                .configured("scalekit.verifier.enabled", "false")
                .file("WEB-INF/web.xml", webXml("BASIC"));
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/no").status()).isEqualTo(404);
        }
    }

    private static String webXml(String method) {
        return "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><login-config><auth-method>"
                + method
                + "</auth-method><realm-name>r</realm-name><form-login-config><form-login-page>/login</form-login-page>"
                + "<form-error-page>/login</form-error-page></form-login-config></login-config></web-app>";
    }

    @Test
    void switchedOffTheOthersMechanismIsAskedForTokensToo(Server server, SimulatedScalekit scalekit) {
        War war = war(ByHeader.class, scalekit).configured("scalekit.bearer-first", "false");
        try (Deployment app = server.deploy(war)) {
            assertTokensAreTheOthers(app, scalekit);
        }
    }

    @Test
    void anApplicationThatLogsInTokensItselfIsAskedForThem(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(ByHeader.class, scalekit).with(LogsIn.class))) {
            assertTokensAreTheOthers(app, scalekit);
            assertThat(app.messages()).anySatisfy(message -> assertThat(message)
                    .contains(ByHeader.class.getName(), "scalekit.bearer-first (SCALEKIT_BEARER_FIRST) to true"));
        }
    }

    private static void assertTokensAreTheOthers(Deployment app, SimulatedScalekit scalekit) {
        assertThat(app.get("/api/machines", "rubbish").body()).isEqualTo("open to nobody");
        Response answer = app.get("/api/machines/deployments", token(scalekit, "read:deployments"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("ByHeader");
    }

    @Test
    void theKeyOutweighsTheInjection(Server server, SimulatedScalekit scalekit) {
        War war = war(ByHeader.class, scalekit).with(LogsIn.class).configured("scalekit.bearer-first", "true");
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/machines", "rubbish").status()).isEqualTo(401);
            assertThat(app.get("/api/machines", token(scalekit, "x")).body()).isEqualTo("open to " + MACHINE);
        }
    }

    /** A browser with its cookies. */
    private static final class Person {
        private final Deployment app;
        private final Map<String, String> cookies = new LinkedHashMap<>();

        Person(Deployment app) {
            this.app = app;
        }

        static Person loggedIn(Deployment app) {
            Person amy = new Person(app);
            assertThat(amy.get("/page").body()).isEqualTo("login page");
            Response login = amy.post("/j_security_check", "j_username=amy&j_password=secret");
            assertThat(login.status()).isEqualTo(302);
            assertThat(login.header("Location")).endsWith("/page");
            assertThat(amy.get("/page").body()).isEqualTo("page for amy");
            return amy;
        }

        Response get(String path) {
            return send(app.request(path));
        }

        Response get(String path, String token) {
            return send(app.request(path).header("Authorization", "Bearer " + token));
        }

        Response post(String path, String form) {
            return send(app.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private Response send(HttpRequest.Builder request) {
            cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
            Response answer = app.send(request);
            for (String set : answer.headers("Set-Cookie")) {
                String pair = set.split(";")[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        }
    }
}
