package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata of the environment (OpenID Connect Discovery section 3) and of its resources (RFC 8414 section 2). */
final class MetadataEndpoint {
    private static final String ENVIRONMENT = "/.well-known/openid-configuration";
    private static final String RESOURCE = "/.well-known/oauth-authorization-server/resources/";

    private final URI environment;
    private final String issuer;

    MetadataEndpoint(URI environment, String issuer) {
        this.environment = environment;
        this.issuer = issuer;
    }

    Response respond(RecordedRequest request) {
        String path = request.path();
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Response.methodNotAllowed("GET, HEAD");
        }
        if (path.equals(ENVIRONMENT)) {
            Map<String, Object> document = document(issuer, "");
            document.put("userinfo_endpoint", environment + "/userinfo");
            document.put("subject_types_supported", List.of("public"));
            document.put("id_token_signing_alg_values_supported", List.of("RS256"));
            return Response.json(200, document);
        }
        String resourceId = path.startsWith(RESOURCE) ? path.substring(RESOURCE.length()) : "";
        if (resourceId.isEmpty() || resourceId.contains("/")) {
            return Response.json(404, Map.of("error", "not_found"));
        }
        return Response.json(200, document(issuer + "/resources/" + resourceId, "/resources/" + resourceId));
    }

    private Map<String, Object> document(String ofIssuer, String prefix) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", ofIssuer);
        document.put("authorization_endpoint", environment + prefix + "/oauth/authorize");
        document.put("token_endpoint", environment + "/oauth/token");
        // The keys are the environment's, also for a resource: /resources/<id>/keys is a 404.
        document.put("jwks_uri", environment + "/keys");
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        document.put("response_types_supported", List.of("code"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        return document;
    }
}
