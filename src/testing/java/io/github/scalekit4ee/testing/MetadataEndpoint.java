package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of the environment and of its resources: RFC 8414 section 3, which inserts the well-known string before the
 * path of the issuer, and OpenID Connect Discovery section 4, which appends it; clients try both, and mix them.
 */
final class MetadataEndpoint {
    private static final Pattern PATH =
            Pattern.compile("/\\.well-known/(?:oauth-authorization-server|openid-configuration)(?:/resources/([^/]+))?"
                    + "|/resources/([^/]+)/\\.well-known/openid-configuration");

    private final URI environment;
    private final Resources resources;

    MetadataEndpoint(URI environment, Resources resources) {
        this.environment = environment;
        this.resources = resources;
    }

    static boolean serves(String path) {
        return path.startsWith("/.well-known/") || PATH.matcher(path).matches();
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Response.methodNotAllowed("GET, HEAD");
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Response.json(404, Map.of("error", "not_found"));
        }
        String resourceId = path.group(1) == null ? path.group(2) : path.group(1);
        Map<String, Object> document = document(resourceId);
        if (request.path().contains("openid-configuration")) {
            document.put("userinfo_endpoint", environment + UserInfoEndpoint.PATH);
            document.put("end_session_endpoint", environment + LogoutEndpoint.PATH);
            document.put("subject_types_supported", List.of("public"));
            document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        }
        return Response.json(200, document);
    }

    private Map<String, Object> document(@Nullable String resourceId) {
        String prefix = resourceId == null ? "" : "/resources/" + resourceId;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", resources.issuer(resourceId));
        document.put("authorization_endpoint", environment + prefix + "/oauth/authorize");
        document.put("token_endpoint", environment + "/oauth/token");
        // The keys are the environment's, also for a resource: /resources/<id>/keys is a 404.
        document.put("jwks_uri", environment + "/keys");
        if (resourceId != null) {
            document.put("registration_endpoint", environment + prefix + "/oauth/register");
        }
        document.put("scopes_supported", scopes(resourceId));
        document.put("grant_types_supported", GrantType.parameters());
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("token_endpoint_auth_methods_supported", ClientMetadata.AUTHENTICATION_METHODS);
        document.put("code_challenge_methods_supported", List.of(Pkce.METHOD));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("client_id_metadata_document_supported", true);
        return document;
    }

    private List<String> scopes(@Nullable String resourceId) {
        return Stream.concat(
                        AuthorizationRequest.OF_THE_USER.stream(),
                        resources.find(resourceId).stream().flatMap(resource -> resource.scopes().stream()))
                .toList();
    }
}
