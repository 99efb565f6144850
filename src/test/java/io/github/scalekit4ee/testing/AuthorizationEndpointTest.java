package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.OAuthTestSupport.REDIRECT;
import static io.github.scalekit4ee.testing.OAuthTestSupport.authorize;
import static io.github.scalekit4ee.testing.OAuthTestSupport.callback;
import static io.github.scalekit4ee.testing.OAuthTestSupport.press;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authorization endpoint asks and answers: RFC 6749 section 4.1, RFC 7636, RFC 8252, RFC 9207. */
class AuthorizationEndpointTest {
    private static final String TOOL = "tool";
    private static final String PATH = "/resources/res_1/oauth/authorize";

    @RegisterExtension
    static final SimulatedScalekitExtension EXTENSION =
            SimulatedScalekitExtension.with(builder -> builder.application(RegisteredApplication.withoutSecret(
                            TOOL, "http://127.0.0.1/callback", "https://tool.example/cb?a=b"))
                    .application(RegisteredApplication.withoutSecret("one-uri", REDIRECT))
                    .client("machine", "secret", "read:deployments")
                    .resource(RegisteredResource.of(
                            "res_1", "http://localhost:9080/mcp", "read:deployments", "deploy:applications")));

    private SimulatedScalekit scalekit;

    @BeforeEach
    void start(SimulatedScalekit environment) {
        scalekit = environment;
    }

    private HttpResponse<String> open(URI address) throws Exception {
        return HttpTestSupport.get(address, HttpTestSupport.PATIENCE);
    }

    @Test
    void thePageSaysWhoAsksForWhat() throws Exception {
        HttpResponse<String> page = open(authorize(scalekit, PATH, TOOL, "scope", "read:deployments other"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(page.body())
                .contains("tool", REDIRECT, "http://localhost:9080/mcp", "res_1")
                .contains("name=\"scope\" value=\"read:deployments\" checked")
                .contains("name=\"decision\" value=\"allow\"", "name=\"decision\" value=\"deny\"")
                .doesNotContain("value=\"other\"", "value=\"deploy:applications\"", "<script");
    }

    @Test
    void whatAClientSaysOfItselfIsNoHtml() throws Exception {
        String json = "{\"client_name\":\"<script>alert(1)</script>\",\"redirect_uris\":[\"" + REDIRECT
                + "\"],\"token_endpoint_auth_method\":\"none\"}";
        String id = HttpTestSupport.json(OAuthTestSupport.register(scalekit, "res_1", json))
                .get("client_id")
                .toString();

        assertThat(open(authorize(scalekit, PATH, id)).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(open(authorize(scalekit, "/resources/res_2/oauth/authorize", TOOL, "scope", "\"><script>"))
                        .body())
                .contains("&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void withoutScopeTheUserIsOfferedAllOfTheResource() throws Exception {
        assertThat(open(authorize(scalekit, PATH, TOOL)).body())
                .contains("value=\"read:deployments\"", "value=\"deploy:applications\"");
    }

    @Test
    void theClientIsCalledBackWithCodeStateAndIssuer() throws Exception {
        HttpResponse<String> response = press(authorize(scalekit, PATH, TOOL), "decision=allow-all");

        assertThat(response.headers().firstValue("Location").orElseThrow()).startsWith(REDIRECT + "?");
        assertThat(callback(response))
                .containsOnlyKeys("code", "state", "iss")
                .containsEntry("state", "a state & more")
                .containsEntry("iss", scalekit.issuer() + "/resources/res_1");
        assertThat(callback(press(authorize(scalekit, "/oauth/authorize", TOOL, "state", ""), "decision=allow-all")))
                .containsOnlyKeys("code", "iss")
                .containsEntry("iss", scalekit.issuer());
    }

    @Test
    void theQueryOfARedirectUriIsKept() throws Exception {
        URI request = authorize(scalekit, PATH, TOOL, "redirect_uri", "https://tool.example/cb?a=b");

        assertThat(press(request, "decision=allow-all")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("https://tool.example/cb?a=b&code=");
    }

    @Test
    void aUserWhoSaysNoIsAnError() throws Exception {
        assertThat(callback(press(authorize(scalekit, PATH, TOOL), "decision=deny")))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a state & more")
                .containsEntry("iss", scalekit.issuer() + "/resources/res_1")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "scope, unknown, invalid_scope",
        "resource, http://localhost:9999/other, invalid_target",
        "resource, http://localhost:9080/mcp#here, invalid_target",
        "resource, mcp, invalid_target"
    })
    void aWrongRequestGoesBackToTheClient(String name, String value, String error) throws Exception {
        Map<String, String> callback = callback(open(authorize(scalekit, PATH, TOOL, name, value)));

        assertThat(callback)
                .containsEntry("error", error)
                .containsEntry("state", "a state & more")
                .containsKeys("error_description", "iss")
                .doesNotContainKey("code");
        assertThat(callback(press(authorize(scalekit, PATH, TOOL, name, value), "decision=allow-all")))
                .containsEntry("error", error);
    }

    @Test
    void aParameterThatIsThereTwiceIsAnError() throws Exception {
        URI twice = URI.create(authorize(scalekit, PATH, TOOL) + "&scope=a&scope=b");

        assertThat(callback(open(twice))).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/other",
                "http://127.0.0.1/callback/",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1:80@evil.example/callback",
                "https://127.0.0.1/callback",
                "http://localhost/callback",
                "https://tool.example/cb",
                "https://tool.example:8443/cb?a=b",
                "https://evil.example/callback"
            })
    void anotherAddressIsNeverSentAnything(String redirectUri) throws Exception {
        HttpResponse<String> response = open(authorize(scalekit, PATH, TOOL, "redirect_uri", redirectUri));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(press(authorize(scalekit, PATH, TOOL, "redirect_uri", redirectUri), "decision=allow-all")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anyPortOfALoopbackAddressIsTheSame() throws Exception {
        for (String port : new String[] {"", ":1", ":49200", ":65535"}) {
            String uri = "http://127.0.0.1" + port + "/callback";
            assertThat(open(authorize(scalekit, PATH, TOOL, "redirect_uri", uri))
                            .statusCode())
                    .as(uri)
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownClientIsNotSentBack() throws Exception {
        assertThat(open(authorize(scalekit, PATH, "nobody")).statusCode()).isEqualTo(400);
        assertThat(open(authorize(scalekit, PATH, TOOL, "client_id", "")).statusCode())
                .isEqualTo(400);
        assertThat(open(authorize(scalekit, PATH, "machine")).statusCode()).isEqualTo(400);
    }

    @Test
    void theOnlyRedirectUriMayBeLeftOut() throws Exception {
        assertThat(open(authorize(scalekit, PATH, "one-uri", "redirect_uri", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(open(authorize(scalekit, PATH, TOOL, "redirect_uri", "")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDecisionThatIsNoneIsAnError() throws Exception {
        assertThat(callback(press(authorize(scalekit, PATH, TOOL), ""))).containsEntry("error", "invalid_request");
        assertThat(callback(press(authorize(scalekit, PATH, TOOL), "decision=perhaps")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void requestsAreCountedAndFaultsStrike() throws Exception {
        open(authorize(scalekit, PATH, TOOL));
        scalekit.outage(Endpoint.AUTHORIZATION, Fault.status(503));

        assertThat(open(authorize(scalekit, PATH, TOOL)).statusCode()).isEqualTo(503);
        assertThat(scalekit.requests(Endpoint.AUTHORIZATION)).isEqualTo(2);
    }
}
