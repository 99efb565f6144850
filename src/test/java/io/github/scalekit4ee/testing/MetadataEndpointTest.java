package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clients look for the metadata, and what they need in it: RFC 8414, OpenID Connect Discovery 1.0. */
class MetadataEndpointTest {
    @RegisterExtension
    static final SimulatedScalekitExtension EXTENSION = SimulatedScalekitExtension.with(builder ->
            builder.resource(RegisteredResource.of("res_1", "http://localhost:9080/mcp", "read:deployments")));

    private static Map<String, Object> document(SimulatedScalekit scalekit, String path) throws Exception {
        var response = HttpTestSupport.get(scalekit, path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return HttpTestSupport.json(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void theEnvironmentHasNoRegistration(String path, SimulatedScalekit scalekit) throws Exception {
        String url = scalekit.environmentUrl().toString();

        assertThat(document(scalekit, path))
                .containsEntry("issuer", url)
                .containsEntry("authorization_endpoint", url + "/oauth/authorize")
                .containsEntry("token_endpoint", url + "/oauth/token")
                .containsEntry("jwks_uri", url + "/keys")
                .doesNotContainKey("registration_endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server/resources/res_1",
                "/.well-known/openid-configuration/resources/res_1",
                "/resources/res_1/.well-known/openid-configuration"
            })
    void aResourceIsAnIssuerOfItsOwn(String path, SimulatedScalekit scalekit) throws Exception {
        String url = scalekit.environmentUrl().toString();

        Map<String, Object> document = document(scalekit, path);

        assertThat(document)
                .containsEntry("issuer", url + "/resources/res_1")
                .containsEntry("authorization_endpoint", url + "/resources/res_1/oauth/authorize")
                .containsEntry("token_endpoint", url + "/oauth/token")
                .containsEntry("registration_endpoint", url + "/resources/res_1/oauth/register")
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry("client_id_metadata_document_supported", true)
                .containsEntry(
                        "scopes_supported", List.of("openid", "profile", "email", "offline_access", "read:deployments"))
                .containsEntry(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "none"));
        // A document of OpenID Connect must have these; one of RFC 8414 need not (its section 2).
        assertThat(document.containsKey("subject_types_supported")).isEqualTo(path.contains("openid"));
        assertThat(document.get("end_session_endpoint"))
                .isEqualTo(path.contains("openid") ? url + "/oidc/logout" : null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server/resources/",
                "/.well-known/oauth-authorization-server/resources/a/b",
                "/.well-known/oauth-authorization-server/other",
                "/.well-known/oauth-protected-resource"
            })
    void elsewhereThereIsNone(String path, SimulatedScalekit scalekit) throws Exception {
        assertThat(HttpTestSupport.get(scalekit, path).statusCode()).isEqualTo(404);
        assertThat(scalekit.requests(Endpoint.METADATA)).isEqualTo(1);
    }

    @Test
    void aCustomDomainIsTheIssuerOfResourcesToo() throws Exception {
        try (SimulatedScalekit custom =
                SimulatedScalekit.builder().issuer("https://auth.acme.example").start()) {
            assertThat(document(custom, "/.well-known/oauth-authorization-server/resources/res_9"))
                    .containsEntry("issuer", "https://auth.acme.example/resources/res_9");
        }
    }
}
