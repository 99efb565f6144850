package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.client.CallerTokenFilter;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
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

/** The requirements of RFC 9728 and of the Model Context Protocol's authorization, over real HTTP. */
@ExtendWith(ServerExtension.class)
class ResourceMetadataTest {

    private static final String PATH = "/.well-known/oauth-protected-resource";

    @ApplicationPath("/mcp")
    public static class Api extends Application {}

    @ApplicationScoped
    public static class Vault {
        @RequiresScopes("open:vault")
        public String open() {
            return "open";
        }
    }

    @Path("/tools")
    @RequestScoped
    public static class Tools {
        @Inject
        Vault vault;

        @GET
        @RequiresScopes({"read:deployments", "offline_access"})
        public String list() {
            return "tools";
        }

        @GET
        @Path("/roles")
        @RolesAllowed({"write:deployments", "**"})
        public String roles() {
            return "any";
        }

        @GET
        @Path("/both")
        @RolesAllowed("role:deployments")
        @RequiresScopes({"read:deployments", "deploy:applications"})
        public String both() {
            return "both";
        }

        @GET
        @Path("/denied")
        @DenyAll
        public String denied() {
            return "never";
        }

        @GET
        @Path("/vault")
        public String vault() {
            return vault.open();
        }
    }

    @WebServlet("/open")
    public static class Open extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("open " + request.getUserPrincipal());
        }
    }

    @WebServlet("/.well-known/oauth-protected-resource/*")
    public static class OwnMetadata extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("own");
        }
    }

    @WebServlet("/passes")
    public static class PassesOn extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(new CallerTokenFilter() != null);
        }
    }

    /** An application's own, which speaks for one origin. */
    @WebFilter("/*")
    public static class OwnCors implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", "https://own.example");
            chain.doFilter(request, response);
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;
    private static String resource;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(context -> {
            resource = "https://MCP.example.com" + context + "/mcp";
            return war(resource, Api.class, Vault.class, Tools.class, Open.class)
                    .configured("scalekit.resource-id", "res_1")
                    .configured("scalekit.resource.name", "Acme \"fast\" deployments")
                    .configured("scalekit.resource.documentation", "https://docs.example.com/mcp");
        });
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static War war(String resource, Class<?>... classes) {
        return War.of(classes)
                .configured(
                        "scalekit.environment-url", scalekit.environmentUrl().toString())
                .configured("scalekit.resource.url", resource);
    }

    private static String token(String audience, String... scopes) {
        return scalekit.mint()
                .organizationClient()
                .client("somebody")
                .audience(audience)
                .scopes(scopes)
                .token();
    }

    private static String metadataUrl() {
        return resource.replaceFirst("/mcp$", "") + PATH;
    }

    /** RFC 9728 section 3.2; MCP: at least one authorization server. */
    @Test
    void theDocumentSaysWhoTheResourceIsAndWhereToGetAToken() {
        Response answer = app.get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"resource\":\"" + resource + "\","
                        + "\"authorization_servers\":[\"" + scalekit.environmentUrl() + "/resources/res_1\"],"
                        + "\"scopes_supported\":[\"deploy:applications\",\"open:vault\",\"read:deployments\"],"
                        + "\"bearer_methods_supported\":[\"header\"],"
                        + "\"resource_name\":\"Acme \\\"fast\\\" deployments\","
                        + "\"resource_documentation\":\"https://docs.example.com/mcp\"}");
    }

    /** Section 3.1; section 3.3 forbids it elsewhere. */
    @Test
    void thePathOfTheResourceMayStandBehindItAndNoOther() {
        String path = resource.substring("https://MCP.example.com".length());

        assertThat(app.get(PATH + path).body()).isEqualTo(app.get(PATH).body());
        assertThat(app.get(PATH + "/").body()).isEqualTo(app.get(PATH).body());
        assertThat(app.get(PATH + "/other").status()).isEqualTo(404);
        assertThat(app.get(PATH + path + "/more").status()).isEqualTo(404);
    }

    /** Section 3.2: parameters without a value are left out. */
    @Test
    void withoutDetailsTheDocumentIsSmall(Server server) {
        try (Deployment small = server.deploy(war("https://mcp.example.com", Open.class))) {
            assertThat(small.get(PATH).body())
                    .isEqualTo("{\"resource\":\"https://mcp.example.com\",\"authorization_servers\":[\""
                            + scalekit.environmentUrl() + "\"],\"bearer_methods_supported\":[\"header\"]}");
        }
    }

    /** Section 3.1: at the root of the host, the path is inserted between. */
    @Test
    void atTheRootOfTheHostItIsWhereClientsLookForIt(Server server) {
        try (Deployment root = server.deployAtRoot(war("https://mcp.example.com/mcp", Open.class))) {
            assertThat(root.get(PATH + "/mcp").body()).startsWith("{\"resource\":\"https://mcp.example.com/mcp\"");
            assertThat(root.get(PATH).status()).isEqualTo(200);
            assertThat(root.get("/open", "rubbish").header("WWW-Authenticate"))
                    .endsWith(", resource_metadata=\"https://mcp.example.com" + PATH + "\"");
            assertThat(root.messages()).noneMatch(message -> message.contains("not below the context root"));
        }
    }

    /** Section 7.10: it may be cached, unlike a refusal. */
    @Test
    void itMayBeCached() {
        assertThat(app.get(PATH).headers("Cache-Control")).containsExactly("public, max-age=300");
    }

    /** It is for everybody, whatever the request brings. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer rubbish", "Bearer", "Basic eDp5", "Bearer a b c", ""})
    void aBadTokenDoesNotMatter(String authorization) {
        assertThat(app.send(app.request(PATH).header("Authorization", authorization))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aConstraintOfTheWholeApplicationDoesNotHideIt(Server server) {
        War war = war("https://mcp.example.com", Open.class)
                .file(
                        "WEB-INF/web.xml",
                        """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <security-constraint>
                            <web-resource-collection>
                              <web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern>
                            </web-resource-collection>
                            <auth-constraint><role-name>some:role</role-name></auth-constraint>
                          </security-constraint>
                          <security-role><role-name>some:role</role-name></security-role>
                        </web-app>
                        """);
        try (Deployment closed = server.deploy(war)) {
            assertThat(closed.get(PATH).body()).startsWith("{\"resource\":");
            assertThat(closed.get(PATH).header("Cache-Control")).isEqualTo("public, max-age=300");
            assertThat(closed.get(PATH, "rubbish").status()).isEqualTo(200);
            assertThat(closed.send(closed.request(PATH).method("HEAD", BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(200);
            assertThat(closed.send(closed.request(PATH).DELETE()).status()).isEqualTo(405);
            assertThat(closed.get("/open").status()).isEqualTo(401);
            assertThat(closed.get("/open").header("WWW-Authenticate")).contains("resource_metadata=");
        }
    }

    @Test
    void headHasNoBody() {
        Response answer = app.send(app.request(PATH).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(app.get(PATH).body().length()));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "PROPFIND"})
    void otherMethodsAreNotAllowed(String method) {
        Response answer = app.send(app.request(PATH).method(method, BodyPublishers.ofString("x")));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    /** Clients in browsers. */
    @Test
    void pagesOfAnyOriginMayReadIt() {
        assertThat(app.send(app.request(PATH).header("Origin", "https://any.example"))
                        .headers("Access-Control-Allow-Origin"))
                .containsExactly("*");

        Response preflight = app.send(app.request(PATH)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://any.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "mcp-protocol-version"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("mcp-protocol-version");
    }

    @Test
    void whatTheApplicationsOwnFilterSaysOfOriginsStays(Server server) {
        try (Deployment own = server.deploy(war("https://mcp.example.com", Open.class, OwnCors.class))) {
            assertThat(own.get(PATH).headers("Access-Control-Allow-Origin")).containsExactly("https://own.example");
        }
    }

    /** MCP: only tokens that were issued for the resource itself. */
    @Test
    void theUrlIsAnAudienceAndNothingElseIs() {
        assertThat(app.get("/open", token(resource)).body()).startsWith("open ");
        assertThat(app.get("/open", token("res_1")).status()).isEqualTo(200);
        assertThat(app.get("/open", token(resource + "/")).status()).isEqualTo(401);
        assertThat(app.get("/open", token("https://other.example")).status()).isEqualTo(401);
        assertThat(app.get("/open", scalekit.mint().organizationClient().token())
                        .status())
                .isEqualTo(401);
    }

    /** Section 5.1. */
    @ParameterizedTest
    @CsvSource({
        "/mcp/tools, , 401",
        "/mcp/tools, rubbish, 401",
        "/open, rubbish, 401",
        "/mcp/tools, other, 403",
        "/mcp/tools/both, other, 403",
        "/mcp/tools/vault, , 401",
        "/mcp/tools/vault, other, 403",
        "/mcp/tools/denied, other, 403",
    })
    void everyRefusalSaysWhereTheMetadataIs(String path, String bearer, int status) {
        String token = "other".equals(bearer) ? token(resource, "other") : bearer;
        Response answer = token == null ? app.get(path) : app.get(path, token);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\"")
                .endsWith(", resource_metadata=\"" + metadataUrl() + "\"");
    }

    /** MCP: all scopes of the operation, in one challenge; at the first contact, too. */
    @ParameterizedTest
    @CsvSource({
        "/mcp/tools, offline_access read:deployments",
        "/mcp/tools/both, deploy:applications read:deployments role:deployments",
        "/mcp/tools/roles, write:deployments",
        "/mcp/tools/vault, open:vault",
    })
    void theChallengeNamesAllScopesOfTheOperation(String path, String scopes) {
        assertThat(app.get(path).header("WWW-Authenticate")).contains(", scope=\"" + scopes + "\", resource_metadata=");

        if (!path.endsWith("roles")) {
            assertThat(app.get(path, token(resource, "other")).header("WWW-Authenticate"))
                    .contains("error=\"insufficient_scope\"", ", scope=\"" + scopes + "\", resource_metadata=");
        }
    }

    @Test
    void aBadTokensChallengeNamesNoScope() {
        assertThat(app.get("/mcp/tools", "rubbish").header("WWW-Authenticate"))
                .contains("error=\"invalid_token\"")
                .doesNotContain("scope=");
    }

    @Test
    void theStartSaysWhichResourceItIs() {
        assertThat(app.messages())
                .anyMatch(message -> message.contains("is the protected resource " + resource)
                        && message.contains("metadata is at " + metadataUrl()))
                .noneMatch(message -> message.contains("not below"));
    }

    @Test
    void aUrlThatIsNotBelowTheContextRootIsWarnedOf(Server server) {
        try (Deployment moved = server.deploy(war("https://mcp.example.com/elsewhere", Open.class))) {
            assertThat(moved.messages())
                    .anyMatch(message -> message.contains("not below the context root")
                            && message.contains("SCALEKIT_RESOURCE_METADATA_URL"));
        }
    }

    @Test
    void whereAProxyChangesPathsTheMetadatasUrlIsConfigured(Server server) {
        War war = war("https://mcp.example.com/elsewhere", Open.class)
                .configured("scalekit.resource.metadata-url", "https://mcp.example.com/meta");
        try (Deployment moved = server.deploy(war)) {
            assertThat(moved.messages()).noneMatch(message -> message.contains("not below"));
            assertThat(moved.get("/open", "rubbish").header("WWW-Authenticate"))
                    .endsWith(", resource_metadata=\"https://mcp.example.com/meta\"");
        }
    }

    @Test
    void aUrlWithAQueryIsWarnedOf(Server server) {
        try (Deployment queried = server.deploy(war("https://mcp.example.com/?tenant=a", Open.class))) {
            assertThat(queried.messages()).anyMatch(message -> message.contains("RFC 9728 section 1.2"));
            assertThat(queried.get(PATH + "?tenant=a").body())
                    .startsWith("{\"resource\":\"https://mcp.example.com/?tenant=a\"");
        }
    }

    /** MCP: a token that was received does not go on to other services. */
    @Test
    void passingTheCallersTokenOnIsWarnedOfOnceUnlessItIsWanted(Server server) {
        War unwanted = war("https://mcp.example.com", PassesOn.class);
        try (Deployment passing = server.deploy(unwanted)) {
            passing.get("/passes");
            passing.get("/passes");
            assertThat(passing.messages())
                    .filteredOn(message -> message.contains("CallerTokenFilter is in use"))
                    .singleElement()
                    .asString()
                    .contains("SCALEKIT_RESOURCE_CALLER_TOKEN_PASSED_ON");
        }
        War wanted = war("https://mcp.example.com", PassesOn.class)
                .configured("scalekit.resource.caller-token-passed-on", "true");
        try (Deployment passing = server.deploy(wanted)) {
            assertThat(passing.get("/passes").status()).isEqualTo(200);
            assertThat(passing.messages()).noneMatch(message -> message.contains("CallerTokenFilter is in use"));
        }
    }

    @Test
    void anApplicationsOwnServletAtThatPathStaysAndIsWarnedOf(Server server) {
        try (Deployment own = server.deploy(war("https://mcp.example.com", OwnMetadata.class))) {
            assertThat(own.get(PATH).body()).isEqualTo("own");
            assertThat(own.messages()).anyMatch(message -> message.contains("has a servlet of its own at"));
        }
    }

    /** Off by default: the path is the application's, and challenges are as before. */
    @Test
    void withoutAUrlNothingIsThere(Server server) {
        try (Deployment off = server.deploy(War.of(Api.class, Vault.class, Tools.class, OwnMetadata.class, Open.class)
                .trusting(scalekit))) {
            assertThat(off.get(PATH).body()).isEqualTo("own");
            assertThat(off.get(PATH, "rubbish").status()).isEqualTo(401);
            assertThat(off.get("/mcp/tools").headers("WWW-Authenticate")).containsExactly("Bearer realm=\"scalekit\"");
        }
        try (Deployment off = server.deploy(War.of(Open.class).trusting(scalekit))) {
            assertThat(off.get(PATH).status()).isEqualTo(404);
        }
    }

    @Test
    void switchedOffNothingIsThere(Server server) {
        War war = war("https://mcp.example.com", Open.class).configured("scalekit.enabled", "false");
        try (Deployment off = server.deploy(war)) {
            assertThat(off.get(PATH).status()).isEqualTo(404);
        }
    }

    @Test
    void aContradictionEndsTheDeployment(Server server) {
        assertThat(server.refusal(War.of(Open.class)
                        .trusting(scalekit)
                        .configured("scalekit.resource.url", "https://mcp.example.com")))
                .contains("scalekit.allow-missing-audience", "SCALEKIT_RESOURCE_URL");
        assertThat(server.refusal(war("http://mcp.example.com", Open.class))).contains("uses http");
        assertThat(server.refusal(war("https://mcp.example.com#a", Open.class))).contains("fragment");
    }
}
