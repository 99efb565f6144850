package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks a user for (RFC 6749 section 4.1.1).
 *
 * @param resourceId the resource whose endpoint was asked, or {@code null}
 * @param scopes what the user may tick
 * @param audience {@code aud} of the tokens; empty for the client itself
 * @param challenge RFC 7636 section 4.2, or {@code null} where a client that keeps a secret sends none
 * @param nonce for the ID token, or {@code null}
 */
record AuthorizationRequest(
        OAuthClient client,
        @Nullable String resourceId,
        List<String> scopes,
        List<String> audience,
        @Nullable String challenge,
        @Nullable String nonce) {
    /** With these a client asks for what belongs to the user, not to a resource (OpenID Connect Core section 5.4, 11). */
    static final List<String> OF_THE_USER = List.of("openid", "profile", "email", "offline_access");

    static AuthorizationRequest of(
            OAuthParameters parameters, OAuthClient client, Resources resources, @Nullable String resourceId)
            throws OAuthError {
        parameters.requireNoneTwice();
        String responseType = parameters.required("response_type");
        if (!responseType.equals("code")) {
            throw OAuthError.unsupportedResponseType("Use the response type code.");
        }
        client.require(GrantType.AUTHORIZATION_CODE);
        String challenge = challenge(parameters, client);
        List<String> indicators = parameters.all("resource");
        Optional<RegisteredResource> resource =
                resourceId == null ? resources.named(indicators) : resources.find(resourceId);
        String forResource = resource.map(RegisteredResource::id).orElse(resourceId);
        return new AuthorizationRequest(
                client,
                forResource,
                offered(limit(resource, client), parameters.words("scope")),
                resources.audience(forResource, indicators),
                challenge,
                parameters.single("nonce").orElse(null));
    }

    private static @Nullable String challenge(OAuthParameters parameters, OAuthClient client) throws OAuthError {
        if (!client.isPublic() && parameters.all("code_challenge").isEmpty()) {
            return null;
        }
        String challenge = parameters.required("code_challenge");
        if (!parameters.single("code_challenge_method").orElse("plain").equals(Pkce.METHOD)) {
            throw OAuthError.invalidRequest("code_challenge_method must be S256.");
        }
        Pkce.checkChallenge(challenge);
        return challenge;
    }

    /** What both allow; empty for no limit. */
    private static Optional<List<String>> limit(Optional<RegisteredResource> resource, OAuthClient client) {
        List<String> ofResource = resource.map(RegisteredResource::scopes).orElse(List.of());
        if (ofResource.isEmpty() || client.scopes().isEmpty()) {
            List<String> either = ofResource.isEmpty() ? client.scopes() : ofResource;
            return either.isEmpty() ? Optional.empty() : Optional.of(either);
        }
        return Optional.of(ofResource.stream().filter(client.scopes()::contains).toList());
    }

    /** Part of what was asked may be granted (RFC 6749 section 3.3), but not nothing. */
    private static List<String> offered(Optional<List<String>> limit, List<String> asked) throws OAuthError {
        if (asked.isEmpty() || limit.isEmpty()) {
            return asked.isEmpty() ? limit.orElse(List.of()) : asked;
        }
        List<String> offered = asked.stream()
                .filter(scope -> limit.get().contains(scope) || OF_THE_USER.contains(scope))
                .toList();
        if (offered.isEmpty()) {
            throw OAuthError.invalidScope("None of these scopes is one of " + String.join(", ", limit.get()) + ".");
        }
        return offered;
    }
}
