package io.github.scalekit4ee.testing;

import java.util.List;

/** The refresh token grant (RFC 6749 section 6); each refresh gives a new refresh token. */
final class RefreshTokenGrant implements Grant {
    private final RefreshTokens refreshTokens;
    private final UserTokens tokens;

    RefreshTokenGrant(RefreshTokens refreshTokens, UserTokens tokens) {
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    @Override
    public Response grant(OAuthClient client, OAuthParameters parameters) throws OAuthError {
        Authorization authorization = refreshTokens.take(parameters.required("refresh_token"), client);
        authorization.checkResources(parameters.all("resource"));
        List<String> asked = parameters.words("scope");
        if (!authorization.scopes().containsAll(asked)) {
            throw OAuthError.invalidScope("A refresh gives no scope that the user has not allowed.");
        }
        return tokens.response(authorization, asked.isEmpty() ? authorization.scopes() : asked);
    }
}
