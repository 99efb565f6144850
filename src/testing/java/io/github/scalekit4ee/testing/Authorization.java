package io.github.scalekit4ee.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user has allowed a client, which a code and its refresh tokens stand for.
 *
 * @param id one consent; whatever came of it ends together
 * @param resourceId the resource that it is for, or {@code null}
 * @param audience {@code aud} of the tokens
 * @param user {@code sub} of the tokens
 * @param roles {@code roles} of the access tokens; empty for none
 * @param session {@code sid} of the tokens
 * @param nonce for the ID token, or {@code null}
 */
record Authorization(
        String id,
        OAuthClient client,
        @Nullable String resourceId,
        List<String> scopes,
        List<String> audience,
        String user,
        List<String> roles,
        String session,
        @Nullable String nonce) {
    /** RFC 8707 section 2.2: a token request may only name what the authorization request has named. */
    void checkResources(List<String> indicators) throws OAuthError {
        for (String indicator : indicators) {
            if (audience.stream().noneMatch(known -> RegisteredResource.sameUrl(known, indicator))) {
                throw OAuthError.invalidTarget("The user has allowed another resource.");
            }
        }
    }
}
