package io.github.scalekit4ee.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client as the endpoints see it, however it became known.
 *
 * @param secret {@code null} for a public client
 * @param scopes all that it may be granted; empty for no limit of the client's own
 * @param resourceId the resource that it registered itself at, or {@code null} for a client of the whole environment
 */
record OAuthClient(
        String id,
        String name,
        @Nullable String secret,
        Set<GrantType> grantTypes,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> scopes,
        @Nullable String organizationId,
        List<String> audience,
        @Nullable Duration lifetime,
        @Nullable String resourceId) {

    static OAuthClient of(RegisteredClient client) {
        return new OAuthClient(
                client.id(),
                client.id(),
                client.secret(),
                Set.of(GrantType.CLIENT_CREDENTIALS),
                List.of(),
                List.of(),
                client.scopes(),
                client.organizationId(),
                client.audience(),
                client.lifetime(),
                null);
    }

    static OAuthClient of(RegisteredApplication application) {
        return new OAuthClient(
                application.id(),
                application.id(),
                application.secret(),
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                application.redirectUris(),
                application.postLogoutRedirectUris(),
                application.scopes(),
                TokenMint.DEFAULT_ORGANIZATION,
                List.of(),
                null,
                null);
    }

    /** A client that describes itself. Its scopes are not limited: the resource and the user decide. */
    static OAuthClient of(
            String id, @Nullable String secret, ClientMetadata metadata, @Nullable String registeredAtResource) {
        return new OAuthClient(
                id,
                metadata.name().isEmpty() ? id : metadata.name(),
                secret,
                metadata.grantTypes(),
                metadata.redirectUris(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                registeredAtResource);
    }

    boolean isPublic() {
        return secret == null;
    }

    boolean serves(@Nullable String atResource) {
        return resourceId == null || resourceId.equals(atResource);
    }

    void require(GrantType grantType) throws OAuthError {
        if (!grantTypes.contains(grantType)) {
            throw OAuthError.unauthorizedClient("The client is not registered for " + grantType.parameter() + ".");
        }
    }

    /** {@return the id only, without the secret} */
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
