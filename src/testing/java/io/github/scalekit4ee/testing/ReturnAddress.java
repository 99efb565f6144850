package io.github.scalekit4ee.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which client sends the user, and where the user goes back to. Until both are known to belong together nothing may be sent
 * there, an error neither (RFC 6749 section 4.1.2.1).
 *
 * @param asSent {@code redirect_uri} of the request, or {@code null} if the client left it to the registration
 * @param issuer whom the response is from (RFC 9207)
 */
record ReturnAddress(OAuthClient client, String uri, @Nullable String asSent, @Nullable String state, String issuer) {
    static ReturnAddress of(
            OAuthParameters parameters, Clients clients, Resources resources, @Nullable String resourceId)
            throws OAuthError {
        OAuthClient client = clients.find(parameters.required("client_id"));
        if (client == null || !client.serves(resourceId)) {
            throw OAuthError.invalidClient("The client is unknown here.");
        }
        if (parameters.all("redirect_uri").size() > 1) {
            throw OAuthError.invalidRequest("redirect_uri is there more than once.");
        }
        Optional<String> sent = parameters.single("redirect_uri");
        if (sent.isPresent() && !RedirectUris.registered(client.redirectUris(), sent.get())) {
            throw OAuthError.invalidRequest("redirect_uri is not one that the client has registered.");
        }
        if (sent.isEmpty() && client.redirectUris().size() != 1) {
            throw OAuthError.invalidRequest("redirect_uri is missing.");
        }
        return new ReturnAddress(
                client,
                sent.orElseGet(() -> client.redirectUris().get(0)),
                sent.orElse(null),
                parameters.single("state").orElse(null),
                resources.issuer(resourceId));
    }

    Response withCode(String code) {
        return with(Map.of("code", code));
    }

    Response withError(OAuthError error) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.error());
        parameters.put("error_description", error.description());
        return with(parameters);
    }

    private Response with(Map<String, String> parameters) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters.forEach((name, value) -> query.put(name, List.of(value)));
        if (state != null) {
            query.put("state", List.of(state));
        }
        query.put("iss", List.of(issuer));
        String location = uri + (uri.contains("?") ? "&" : "?") + FormParameters.format(query);
        // 303, so that no browser repeats the form to the client (RFC 9700 section 4.12).
        return new Response(303, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }
}
