package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.OAuthTestSupport.REDIRECT;
import static io.github.scalekit4ee.testing.OAuthTestSupport.assertError;
import static io.github.scalekit4ee.testing.OAuthTestSupport.authorize;
import static io.github.scalekit4ee.testing.OAuthTestSupport.claims;
import static io.github.scalekit4ee.testing.OAuthTestSupport.code;
import static io.github.scalekit4ee.testing.OAuthTestSupport.redeem;
import static io.github.scalekit4ee.testing.OAuthTestSupport.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that make themselves known: RFC 7591, and client-id metadata documents. */
class ClientRegistrationTest {
    private static final String PATH = "/resources/res_1/oauth/authorize";

    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    private SimulatedScalekit scalekit;

    @BeforeEach
    void start(SimulatedScalekit environment) {
        scalekit = environment;
        scalekit.registerResource(RegisteredResource.of("res_1", "http://localhost:9080/mcp", "read:deployments"));
    }

    private Map<String, Object> registered(String json) throws Exception {
        HttpResponse<String> response = register(scalekit, "res_1", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return HttpTestSupport.json(response);
    }

    @Test
    void aPublicClientRegistersAndSignsAUserIn() throws Exception {
        Map<String, Object> client = registered("{\"client_name\":\"A tool\",\"redirect_uris\":[\"" + REDIRECT
                + "\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"response_types\":[\"code\"],"
                + "\"token_endpoint_auth_method\":\"none\",\"scope\":\"read:deployments\",\"software_id\":\"x\"}");

        assertThat(client)
                .containsEntry("client_name", "A tool")
                .containsEntry("redirect_uris", List.of(REDIRECT))
                .containsEntry("grant_types", List.of("authorization_code", "refresh_token"))
                .containsEntry("token_endpoint_auth_method", "none")
                .containsEntry("scope", "read:deployments")
                .containsKey("client_id_issued_at")
                .doesNotContainKeys("client_secret", "client_secret_expires_at");
        String id = client.get("client_id").toString();
        assertThat(id).startsWith("m2m_");
        assertThat(claims(scalekit, redeem(scalekit, id, code(authorize(scalekit, PATH, id), "decision=allow-all"))))
                .containsEntry("client_id", id);
    }

    @Test
    void withoutAMethodAClientGetsASecret() throws Exception {
        Map<String, Object> client = registered("{\"redirect_uris\":[\"" + REDIRECT + "\"]}");
        String id = client.get("client_id").toString();
        String secret = client.get("client_secret").toString();

        assertThat(client)
                .containsEntry("token_endpoint_auth_method", "client_secret_basic")
                .containsEntry("grant_types", List.of("authorization_code"))
                .containsEntry("client_secret_expires_at", 0L);
        String code =
                code(authorize(scalekit, PATH, id, "scope", "read:deployments offline_access"), "decision=allow-all");
        HttpResponse<String> response = HttpTestSupport.send(HttpTestSupport.tokenRequest(
                        scalekit,
                        "grant_type=authorization_code&code=" + code + "&code_verifier=" + OAuthTestSupport.VERIFIER
                                + "&redirect_uri=" + REDIRECT)
                .header("Authorization", HttpTestSupport.basic(id, secret)));
        assertThat(HttpTestSupport.json(response))
                .containsKey("access_token")
                .as("it is not registered for refresh_token")
                .doesNotContainKey("refresh_token");
    }

    @Test
    void aMachineRegistersForClientCredentials() throws Exception {
        Map<String, Object> client = registered(
                "{\"grant_types\":[\"client_credentials\"],\"token_endpoint_auth_method\":\"client_secret_post\"}");
        String id = client.get("client_id").toString();

        HttpResponse<String> response = HttpTestSupport.requestToken(
                scalekit,
                "grant_type=client_credentials&client_id=" + id + "&client_secret=" + client.get("client_secret"));

        assertThat(claims(scalekit, response))
                .containsEntry("sub", id)
                .containsEntry("client_id", id)
                .containsEntry("aud", List.of("res_1", "http://localhost:9080/mcp"))
                .containsEntry("scopes", List.of("read:deployments"))
                .containsEntry("iss", scalekit.issuer() + "/resources/res_1")
                .doesNotContainKey("oid");
    }

    @Test
    void aClientBelongsToTheResourceWhereItRegistered() throws Exception {
        String id = registered("{\"redirect_uris\":[\"" + REDIRECT + "\"],\"token_endpoint_auth_method\":\"none\"}")
                .get("client_id")
                .toString();

        assertThat(HttpTestSupport.get(
                                authorize(scalekit, "/resources/res_2/oauth/authorize", id), HttpTestSupport.PATIENCE)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                 | invalid_redirect_uri",
                "{\"redirect_uris\":[\"http://evil.example/cb\"]}                    | invalid_redirect_uri",
                "{\"redirect_uris\":[\"javascript:alert(1)\"]}                       | invalid_redirect_uri",
                "{\"redirect_uris\":[\"https://a.example/cb#x\"]}                    | invalid_redirect_uri",
                "{\"redirect_uris\":[\"/cb\"]}                                       | invalid_redirect_uri",
                "{\"redirect_uris\":[\"https://a b\"]}                               | invalid_redirect_uri",
                "{\"redirect_uris\":\"https://a.example/cb\"}                        | invalid_client_metadata",
                "{\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":[\"implicit\"]} | invalid_client_metadata",
                "{\"redirect_uris\":[\"https://a.example/\"],\"response_types\":[\"token\"]} | invalid_client_metadata",
                "{\"redirect_uris\":[\"https://a.example/\"],\"token_endpoint_auth_method\":\"private_key_jwt\"} | invalid_client_metadata",
                "{\"grant_types\":[\"client_credentials\"],\"token_endpoint_auth_method\":\"none\"} | invalid_client_metadata",
                "{\"client_name\":7,\"redirect_uris\":[\"https://a.example/\"]}      | invalid_client_metadata",
                "[]                                                                 | invalid_client_metadata",
                "{\"a\":1,\"a\":2}                                                   | invalid_client_metadata",
                "{                                                                  | invalid_client_metadata"
            })
    void aRegistrationThatCannotWorkIsRejected(String json, String error) throws Exception {
        assertError(register(scalekit, "res_1", json), 400, error);
    }

    @Test
    void theEnvironmentItselfRegistersNobody() throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/oauth/register").statusCode())
                .isEqualTo(404);
        assertThat(HttpTestSupport.get(scalekit, "/resources/res_1/oauth/register")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aClientIdMayBeTheAddressOfItsMetadata() throws Exception {
        try (SimulatedScalekit host = SimulatedScalekit.start()) {
            String id = host.environmentUrl() + "/client.json";
            host.outage(
                    Endpoint.OTHER,
                    Fault.body("{\"client_id\":\"" + id
                            + "\",\"client_name\":\"A tool\",\"redirect_uris\":[\"http://localhost/callback\"],"
                            + "\"token_endpoint_auth_method\":\"none\"}"));
            String redirect = "http://localhost:49160/callback";

            String code = code(authorize(scalekit, PATH, id, "redirect_uri", redirect), "decision=allow-all");

            assertThat(claims(scalekit, redeem(scalekit, id, code, "redirect_uri", redirect)))
                    .containsEntry("client_id", id);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"client_id\":\"https://other.example/c\",\"redirect_uris\":[\"REDIRECT\"]}",
                "{\"redirect_uris\":[\"REDIRECT\"]}",
                "{\"client_id\":\"ID\",\"redirect_uris\":[\"REDIRECT\"],\"token_endpoint_auth_method\":\"client_secret_basic\"}",
                "{\"client_id\":\"ID\",\"redirect_uris\":[\"REDIRECT\"],\"client_secret\":\"s\"}",
                "{\"client_id\":\"ID\"}",
                "not JSON"
            })
    void aMetadataDocumentThatIsNotTheClientsIsRejected(String document) throws Exception {
        try (SimulatedScalekit host = SimulatedScalekit.start()) {
            String id = host.environmentUrl() + "/client.json";
            host.outage(Endpoint.OTHER, Fault.body(document.replace("ID", id).replace("REDIRECT", REDIRECT)));

            assertThat(HttpTestSupport.get(authorize(scalekit, PATH, id), HttpTestSupport.PATIENCE)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(host.requests(Endpoint.OTHER)).isEqualTo(1);
        }
    }

    @Test
    void aMetadataDocumentIsShortAndWhereItSays() throws Exception {
        try (SimulatedScalekit host = SimulatedScalekit.start()) {
            String id = host.environmentUrl() + "/client.json";
            for (Fault fault : List.of(
                    Fault.none(), // 404
                    Fault.hugeBody(6_000),
                    Fault.resetConnection(),
                    Fault.redirectTo(host.environmentUrl().resolve("/keys")))) {
                host.outage(Endpoint.OTHER, fault);
                assertThat(HttpTestSupport.get(authorize(scalekit, PATH, id), HttpTestSupport.PATIENCE)
                                .statusCode())
                        .as(fault.toString())
                        .isEqualTo(400);
            }
            assertThat(host.requests(Endpoint.KEYS)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://client.example/client.json",
        "https://client.example",
        "https://client.example/",
        "https://user@client.example/c",
        "https://client.example/a/../c",
        "https://client.example/c#x",
        "https://client example/c"
    })
    void aClientIdThatIsNoGoodUrlIsNotLoaded(String id) throws Exception {
        HttpResponse<String> response = HttpTestSupport.get(authorize(scalekit, PATH, id), HttpTestSupport.PATIENCE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_client").doesNotContain("cannot be read");
    }
}
