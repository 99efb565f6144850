package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.described.AuditResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server's own {@code /openapi} says of the application's security, without a line of its configuration for it. */
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private JsonObject document;

    @Deployment(testable = false)
    static WebArchive described() {
        return Wars.of("described", SCALEKIT).addPackage(AuditResource.class.getPackage());
    }

    /** The document of the last run also lies in the target folder, for a validator. */
    @BeforeEach
    void read() throws IOException {
        Reply reply = Reply.of("GET", "/openapi?format=JSON", "", Map.of("Accept", "application/json"));
        assertThat(reply.status()).isEqualTo(200);
        Files.writeString(
                Path.of("target", "openapi-" + System.getProperty("arquillian.launch") + ".json"), reply.body());
        document = Json.createReader(new StringReader(reply.body())).readObject();
    }

    /**
     * Servers differ in whether the context path is a part of the path or of the server's URL. Payara leaves the expression of a
     * parameter in the path, which OpenAPI does not know.
     */
    private JsonObject operation(String verb, String path) {
        JsonObject paths = document.getJsonObject("paths");
        String found = paths.keySet().stream()
                .filter(each -> each.replaceAll("\\{(\\w+):.*}", "{$1}").endsWith("/api" + path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + paths.keySet()));
        return paths.getJsonObject(found).getJsonObject(verb);
    }

    private List<List<String>> required(String verb, String path) {
        return operation(verb, path).getJsonArray("security").getValuesAs(JsonObject.class).stream()
                .map(each -> each.getJsonArray("scalekit").getValuesAs(JsonString::getString))
                .toList();
    }

    @Test
    void theSchemeIsThatOfTheEnvironment() {
        JsonObject scheme = document.getJsonObject("components")
                .getJsonObject("securitySchemes")
                .getJsonObject("scalekit");

        assertThat(scheme.getString("type")).isEqualTo("oauth2");
        JsonObject flows = scheme.getJsonObject("flows");
        assertThat(flows.getJsonObject("clientCredentials").getString("tokenUrl"))
                .isEqualTo(SCALEKIT.environmentUrl() + "/oauth/token");
        assertThat(flows.getJsonObject("authorizationCode").getString("authorizationUrl"))
                .isEqualTo(SCALEKIT.environmentUrl() + "/oauth/authorize");
        assertThat(flows.getJsonObject("clientCredentials").getJsonObject("scopes"))
                .containsOnlyKeys("admin", "audit:read", "auditor", "deploy:applications", "read:deployments");
    }

    @Test
    void eachOperationSaysWhatItAsks() {
        assertThat(required("get", "/caller")).containsExactly(List.of("read:deployments"));
        assertThat(required("post", "/caller")).containsExactly(List.of("deploy:applications"));
        assertThat(required("get", "/audit/{year}")).containsExactly(List.of("audit:read", "read:deployments"));
        assertThat(required("get", "/audit")).containsExactlyInAnyOrder(List.of("admin"), List.of("auditor"));
        assertThat(required("delete", "/audit")).containsExactly(List.of());
        assertThat(operation("get", "/caller/open").containsKey("security")).isFalse();
    }

    @Test
    void refusalsAreAmongTheResponses() {
        JsonObject responses = operation("get", "/audit/{year}").getJsonObject("responses");

        assertThat(responses.getJsonObject("401").getString("$ref"))
                .isEqualTo("#/components/responses/AccessTokenRefused");
        assertThat(responses.getJsonObject("503").getString("$ref"))
                .isEqualTo("#/components/responses/AccessTokenNotVerifiable");
        assertThat(responses.getJsonObject("403").getString("description"))
                .isEqualTo("The caller lacks what is required: all of the scopes audit:read, read:deployments.");
        assertThat(operation("get", "/caller/open").getJsonObject("responses").keySet())
                .doesNotContain("401", "403", "503");
        assertThat(document.getJsonObject("components").getJsonObject("schemas"))
                .containsKey("AccessTokenError");
    }

    /** The names of the methods are for the filter alone, and nobody who generates clients is to depend on them. */
    @Test
    void namesNoClass() {
        for (JsonValue item : document.getJsonObject("paths").values()) {
            for (JsonValue operation : item.asJsonObject().values()) {
                if (operation instanceof JsonObject described) {
                    assertThat(described.getString("operationId", "")).doesNotContain("scalekit4ee");
                }
            }
        }
    }

    /** What the document says is what the server does. */
    @Test
    void whatItSaysIsEnforced() {
        assertThat(Reply.get("/described/api/caller", Wars.readersToken(SCALEKIT))
                        .status())
                .isEqualTo(200);
        assertThat(Reply.get("/described/api/audit/2026", Wars.readersToken(SCALEKIT))
                        .status())
                .isEqualTo(403);
        assertThat(Reply.get("/described/api/audit").status()).isEqualTo(401);
    }
}
