package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.resource.ScopedServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A protected resource (RFC 9728): its metadata, and the refusals that lead a client to it, whichever component refuses. */
@ExtendWith(ArquillianExtension.class)
class ResourceMetadataIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private static final String PATH = "/.well-known/oauth-protected-resource";
    private static final String RESOURCE = "https://mcp.example.com/resource/mcp";
    private static final String METADATA = "https://mcp.example.com/resource" + PATH;

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>guarded</web-resource-name><url-pattern>%s</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>deploy:applications</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>deploy:applications</role-name></security-role>
            </web-app>
            """;

    @Deployment(testable = false, name = "resource")
    static WebArchive resource() {
        WebArchive war = Wars.of("resource", SCALEKIT).addPackage(ScopedServlet.class.getPackage());
        return configured(war, "/socket", "scalekit.scope-hierarchy=admin:* > deploy:applications > read:deployments");
    }

    /** All of it is protected, also where the metadata is. Without enterprise beans: TomEE has one of a name in all its applications. */
    @Deployment(testable = false, name = "resource-closed")
    static WebArchive closed() {
        return configured(Wars.of("resource-closed", SCALEKIT).addClass(ScopedServlet.class), "/*");
    }

    private static WebArchive configured(WebArchive war, String guarded, String... lines) {
        String name = war.getName().replace(".war", "");
        war.delete("WEB-INF/classes/" + Wars.CONFIGURATION);
        return war.addAsResource(
                        Wars.file(
                                "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                                "scalekit.resource.url=" + RESOURCE.replace("/resource/", "/" + name + "/"),
                                "scalekit.resource-id=res_1",
                                String.join("\n", lines)),
                        Wars.CONFIGURATION)
                .setWebXML(Wars.file(WEB_XML.formatted(guarded)));
    }

    private static String token(String... scopes) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(Wars.READER)
                .audience(RESOURCE, RESOURCE.replace("/resource/", "/resource-closed/"))
                .scopes(scopes)
                .token();
    }

    private static Reply ask(String method, String path, String... scopes) {
        return Reply.of(method, "/resource" + path, scopes.length == 0 ? "" : "Bearer " + token(scopes), Map.of());
    }

    @Test
    void theDocumentIsServedToEverybody() {
        Reply reply = ask("GET", PATH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.body())
                .isEqualTo("{\"resource\":\"" + RESOURCE + "\",\"authorization_servers\":[\""
                        + SCALEKIT.environmentUrl() + "/resources/res_1\"],"
                        + "\"scopes_supported\":[\"deploy:applications\",\"read:deployments\"],"
                        + "\"bearer_methods_supported\":[\"header\"]}");
        assertThat(ask("GET", PATH + "/resource/mcp").body()).isEqualTo(reply.body());
        assertThat(ask("GET", PATH + "/other").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "resource-closed"})
    void neitherABadTokenNorAConstraintIsInTheWay(String war) {
        for (String authorization : List.of("", "Bearer rubbish", "Bearer", "Basic eDp5")) {
            Reply reply = Reply.of("GET", "/" + war + PATH, authorization, Map.of());

            assertThat(reply.status()).as(authorization).isEqualTo(200);
            assertThat(reply.body()).startsWith("{\"resource\":\"");
            assertThat(reply.header("Cache-Control")).startsWith("public, max-age=");
            assertThat(reply.header("WWW-Authenticate")).isEmpty();
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "resource-closed"})
    void otherMethodsThanThoseThatReadAreNotAllowed(String war) {
        assertThat(Reply.of("HEAD", "/" + war + PATH, "", Map.of()).status()).isEqualTo(200);
        Reply preflight = Reply.of(
                "OPTIONS",
                "/" + war + PATH,
                "",
                Map.of(
                        "Origin",
                        "https://page.example",
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "mcp-protocol-version"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("mcp-protocol-version");
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertThat(Reply.of(method, "/" + war + PATH, "", Map.of()).status())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/mcp, rubbish",
        "/constrained, rubbish",
        "/constrained, ",
        "/work, rubbish",
        "/api/tools, rubbish",
        "/api/caller, ",
    })
    void everyRefusalOfATokenLeadsToTheDocument(String path, String token) {
        Reply reply = Reply.of("GET", "/resource" + path, token == null ? "" : "Bearer " + token, Map.of());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\"")
                .endsWith(", resource_metadata=\"" + METADATA + "\"");
    }

    /** The server decides it, before any filter; and its response keeps what the mechanism has written. */
    @Test
    void aConstraintsRefusalHasAChallengeToo() {
        Reply lacking = ask("GET", "/constrained", "other");
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\", error=\"insufficient_scope\"")
                .endsWith(", resource_metadata=\"" + METADATA + "\"");

        Reply entered = ask("GET", "/constrained", "deploy:applications");
        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.response().headers().allValues("WWW-Authenticate")).isEmpty();
    }

    /** A browser cannot do this, and so no page needs to. */
    @Test
    void aHandshakeOfWebSocketIsRefusedInTheSameWay() {
        Reply reply = Reply.get("/resource/socket", "rubbish");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).endsWith(", resource_metadata=\"" + METADATA + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /mcp, read:deployments",
        "GET, /mcp/below, read:deployments",
        "HEAD, /mcp, read:deployments",
        "POST, /mcp, deploy:applications read:deployments",
        "PUT, /mcp, read:deployments",
        "GET, /forward, read:deployments",
        "GET, /include, read:deployments",
        "GET, /dispatch, read:deployments",
        "GET, /work, deploy:applications",
        "GET, /api/tools, deploy:applications role:deployments",
        "GET, /api/tools/work, deploy:applications",
    })
    void theChallengeNamesAllScopesOfTheOperation(String method, String path, String scopes) {
        Reply anonymous = ask(method, path);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer realm=\"scalekit\", scope=\"" + scopes + "\", resource_metadata=\"" + METADATA + "\"");
        assertThat(anonymous.body()).doesNotContain("entered");

        Reply lacking = ask(method, path, "other");
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\", error=\"insufficient_scope\"")
                .endsWith(", scope=\"" + scopes + "\", resource_metadata=\"" + METADATA + "\"");
        assertThat(lacking.header("Cache-Control")).isEqualTo("no-store");
        assertThat(lacking.body()).doesNotContain("entered");

        if (!method.equals("PUT")) {
            Reply entered = ask(method, path, scopes.split(" "));
            assertThat(entered.status()).isEqualTo(200);
            assertThat(entered.body()).isEqualTo(method.equals("HEAD") ? "" : "entered");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /mcp, admin:*, 200",
        "GET, /mcp, deploy:applications, 200",
        "POST, /mcp, deploy:applications, 200",
        "POST, /mcp, read:deployments, 403",
        "GET, /work, admin:*, 200",
        "GET, /work, read:deployments, 403",
        "GET, /constrained, admin:*, 200",
        "GET, /constrained, deploy:applications, 200",
        "GET, /constrained, read:deployments, 403",
        "GET, /api/caller, deploy:applications, 200",
    })
    void aStrongerScopeSatisfiesAWeakerOne(String method, String path, String scope, int status) {
        assertThat(ask(method, path, scope).status()).isEqualTo(status);
        assertThat(ask(method, path, scope).status()).isEqualTo(status);
    }
}
