package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @RequiresScopes} on servlets, and a hierarchy of scopes. */
@ExtendWith(ServerExtension.class)
class ServletScopesTest {

    /** Answers whatever comes. */
    public abstract static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        static void answer(ServletRequest request, ServletResponse response) throws IOException {
            response.getWriter().print("entered");
        }
    }

    @WebServlet("/class/*")
    @RequiresScopes({"read:a", "read:b"})
    public static class OnClass extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet("/inherited")
    public static class Inheriting extends OnClass {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet("/methods")
    public static class OnMethods extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("read:a")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }

        @Override
        @RequiresScopes("write:a")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }
    }

    @WebServlet("/replaced")
    @RequiresScopes("read:a")
    public static class Replacing extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("write:a")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }
    }

    @WebServlet("/service")
    public static class OnService extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("read:a")
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Answering.answer(request, response);
        }
    }

    @WebServlet("/generic")
    @RequiresScopes("read:a")
    public static class Generic extends GenericServlet {
        private static final long serialVersionUID = 1L;

        @Override
        public void service(ServletRequest request, ServletResponse response) throws IOException {
            Answering.answer(request, response);
        }
    }

    @WebServlet("/nobody")
    @RequiresScopes({})
    public static class Nobody extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet("/forward")
    public static class Forwarding extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            request.getRequestDispatcher("/class").forward(request, response);
        }
    }

    @WebServlet("/include")
    public static class Including extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            request.getRequestDispatcher("/class").include(request, response);
        }
    }

    @WebServlet(urlPatterns = "/dispatch", asyncSupported = true)
    public static class Dispatching extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            async.dispatch("/class");
        }
    }

    /** Says what the application's own filters say. */
    @WebFilter("/class/*")
    public static class Own implements Filter {
        @Override
        public void init(FilterConfig config) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ((HttpServletResponse) response).setHeader("X-Own", "yes");
            chain.doFilter(request, response);
        }
    }

    /** No annotation and no descriptor tells of its servlet. */
    @WebListener
    public static class Adding implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().addServlet("added", OnMethods.class).addMapping("/added");
        }
    }

    /** Has interceptors, as all servlets with such an annotation have on WildFly and Payara. */
    @Dependent
    @RequiresScopes("read:a")
    public static class Intercepted extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("write:a")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }
    }

    /** The same behind a client proxy. */
    @ApplicationScoped
    @RequiresScopes("read:a")
    public static class Proxied extends Answering {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("write:a")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response);
        }
    }

    @WebListener
    public static class AddingBeans implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            add("intercepted", CDI.current().select(Intercepted.class).get(), event.getServletContext());
            add("proxied", CDI.current().select(Proxied.class).get(), event.getServletContext());
        }

        private static void add(String name, Servlet servlet, ServletContext context) {
            context.addServlet(name, servlet).addMapping("/" + name);
        }
    }

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/roles")
    public static class Roles {
        @GET
        @RolesAllowed("read:a")
        public String get() {
            return "entered";
        }

        @GET
        @Path("/scopes")
        @RequiresScopes({"read:a", "write:a"})
        public String scopes() {
            return "entered";
        }
    }

    @RequiresScopes("read:a")
    @WebFilter("/*")
    public static class OnFilter extends Own {}

    private static SimulatedScalekit scalekit;
    private static Deployment app;
    private static Deployment ranked;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(war());
        ranked = server.deploy(
                war().configured("scalekit.scope-hierarchy", "admin:* > write:a > read:a, admin:* > read:b")
                        .configured("scalekit.cors.allowed-origins", "https://page.example"));
    }

    @AfterAll
    static void undeploy() {
        ranked.close();
        app.close();
    }

    private static War war() {
        return War.of(
                        Answering.class,
                        OnClass.class,
                        Inheriting.class,
                        OnMethods.class,
                        Replacing.class,
                        OnService.class,
                        Generic.class,
                        Nobody.class,
                        Forwarding.class,
                        Including.class,
                        Dispatching.class,
                        Own.class,
                        Adding.class,
                        Intercepted.class,
                        Proxied.class,
                        AddingBeans.class,
                        Api.class,
                        Roles.class)
                .trusting(scalekit);
    }

    private static String token(String... scopes) {
        return scalekit.mint()
                .organizationClient()
                .client("somebody")
                .scopes(scopes)
                .token();
    }

    private static Response send(Deployment deployment, String method, String path, String... scopes) {
        var request = deployment.request(path).method(method, BodyPublishers.noBody());
        return deployment.send(
                scopes.length == 0 ? request : request.header("Authorization", "Bearer " + token(scopes)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /class, read:a read:b",
        "GET, /class/below, read:a read:b",
        "POST, /class, read:a read:b",
        "GET, /inherited, read:a read:b",
        "GET, /methods, read:a",
        "HEAD, /methods, read:a",
        "POST, /methods, write:a",
        "GET, /replaced, read:a",
        "PUT, /replaced, read:a",
        "POST, /replaced, write:a",
        "GET, /service, read:a",
        "POST, /service, read:a",
        "PROPFIND, /service, read:a",
        "GET, /generic, read:a",
        "GET, /added, read:a",
        "GET, /intercepted, read:a",
        "POST, /intercepted, write:a",
        "GET, /proxied, read:a",
        "POST, /proxied, write:a",
        "GET, /forward, read:a read:b",
        "GET, /include, read:a read:b",
        "GET, /dispatch, read:a read:b",
    })
    void aServletIsHeldToTheScopesOfItsClassAndMethods(String method, String path, String scopes) {
        Response entered = send(app, method, path, scopes.split(" "));
        assertThat(entered.status()).isEqualTo(200);
        if (!method.equals("HEAD")) {
            assertThat(entered.body()).isEqualTo("entered");
        }

        Response lacking = send(app, method, path, "other", scopes.split(" ")[0] + "x");
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.headers("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\", error=\"insufficient_scope\"")
                .endsWith(", scope=\"" + scopes + "\"");
        assertThat(lacking.header("Cache-Control")).isEqualTo("no-store");
        assertThat(lacking.body()).doesNotContain("entered");

        Response anonymous = send(app, method, path);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"scalekit\"");
        assertThat(anonymous.body()).isEmpty();
    }

    @Test
    void allScopesAreNeeded() {
        assertThat(send(app, "GET", "/class", "read:a").status()).isEqualTo(403);
        assertThat(send(app, "GET", "/class", "read:b").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "OPTIONS"})
    void aMethodWithoutARuleIsOpen(String method) {
        assertThat(send(app, method, "/methods").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "OPTIONS", "TRACE", "get"})
    void theRuleOfTheClassIsForEveryMethod(String method) {
        assertThat(send(app, method, "/class", "other").status()).isIn(403, 405, 501);
        assertThat(send(app, method, "/class").status()).isIn(401, 405);
    }

    @Test
    void anAnnotationThatNamesNoScopeClosesTheServlet() {
        assertThat(send(app, "GET", "/nobody", "read:a").status()).isEqualTo(403);
        assertThat(send(app, "GET", "/nobody").status()).isEqualTo(401);
    }

    @Test
    void theApplicationsOwnFiltersRunBefore() {
        assertThat(send(app, "GET", "/class").header("X-Own")).isEqualTo("yes");
    }

    @Test
    void aBadTokenIsRefusedAsEverywhere() {
        assertThat(app.get("/class", "rubbish").header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void onAFilterTheDeploymentStillFails(Server server) {
        assertThat(server.refusal(War.of(Own.class, OnFilter.class).trusting(scalekit)))
                .contains("@RequiresScopes on " + OnFilter.class.getName());
    }

    @Test
    void switchedOffAServletStaysClosed(Server server) {
        try (Deployment off = server.deploy(war().configured("scalekit.enabled", "false"))) {
            assertThat(send(off, "GET", "/class").status()).isEqualTo(401);
            assertThat(send(off, "GET", "/class", "read:a", "read:b").status()).isEqualTo(401);
        }
    }

    @Test
    void ofAProtectedResourceTheChallengeLeadsToTheMetadata(Server server) {
        War war = War.of(Answering.class, OnClass.class)
                .configured(
                        "scalekit.environment-url", scalekit.environmentUrl().toString())
                .configured("scalekit.resource.url", "https://mcp.example.com");
        try (Deployment resource = server.deploy(war)) {
            assertThat(resource.get("/class").header("WWW-Authenticate"))
                    .startsWith("Bearer realm=\"scalekit\", scope=\"read:a read:b\", resource_metadata=\"https://");
            assertThat(resource.get("/.well-known/oauth-protected-resource").body())
                    .contains("\"scopes_supported\":[\"read:a\",\"read:b\"]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /class, admin:*, 200",
        "GET, /class, write:a read:b, 200",
        "GET, /class, write:a, 403",
        "GET, /methods, write:a, 200",
        "POST, /methods, read:a, 403",
        "GET, /api/roles, admin:*, 200",
        "GET, /api/roles, write:a, 200",
        "GET, /api/roles, read:b, 403",
        "GET, /api/roles/scopes, write:a, 200",
        "GET, /api/roles/scopes, read:a, 403",
    })
    void aStrongerScopeSatisfiesAWeakerOne(String method, String path, String scopes, int status) {
        for (int cachedOrNot = 0; cachedOrNot < 2; cachedOrNot++) {
            assertThat(send(ranked, method, path, scopes.split(" ")).status()).isEqualTo(status);
        }
    }

    @Test
    void withoutAHierarchyItDoesNot() {
        assertThat(send(app, "GET", "/class", "admin:*").status()).isEqualTo(403);
        assertThat(send(app, "GET", "/api/roles", "write:a").status()).isEqualTo(403);
    }

    @Test
    void aPreflightIsAnsweredWhereTheServletWouldBeRefused() {
        Response preflight = ranked.send(ranked.request("/class")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://page.example");

        Response refused = ranked.send(ranked.request("/class").header("Origin", "https://page.example"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers("Access-Control-Allow-Origin")).containsExactly("https://page.example");
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    }
}
