package io.github.scalekit4ee.testing;

import org.jspecify.annotations.Nullable;

/** The authorization code grant (RFC 6749 section 4.1.3) with PKCE (RFC 7636 section 4.6). */
final class AuthorizationCodeGrant implements Grant {
    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;
    private final UserTokens tokens;

    AuthorizationCodeGrant(AuthorizationCodes codes, RefreshTokens refreshTokens, UserTokens tokens) {
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    @Override
    public Response grant(OAuthClient client, OAuthParameters parameters) throws OAuthError {
        String code = parameters.required("code");
        String usedFor = codes.usedFor(code);
        if (usedFor != null) {
            // Two have the code: what the first one got ends, too (RFC 6749 section 4.1.2).
            refreshTokens.revoke(usedFor);
        }
        AuthorizationCodes.Issued issued = codes.take(code);
        Authorization authorization = issued.authorization();
        if (!authorization.client().id().equals(client.id())) {
            throw OAuthError.invalidGrant("The code belongs to another client.");
        }
        if (issued.redirectUri() != null
                && !issued.redirectUri()
                        .equals(parameters.single("redirect_uri").orElse(""))) {
            throw OAuthError.invalidGrant("redirect_uri is another than in the authorization request.");
        }
        checkProof(parameters, issued.challenge());
        authorization.checkResources(parameters.all("resource"));
        return tokens.response(authorization, authorization.scopes());
    }

    /** RFC 9700 section 2.1.1: a verifier without a challenge means that somebody has taken the challenge away. */
    private static void checkProof(OAuthParameters parameters, @Nullable String challenge) throws OAuthError {
        if (challenge != null) {
            Pkce.checkVerifier(parameters.required("code_verifier"), challenge);
        } else if (!parameters.all("code_verifier").isEmpty()) {
            throw OAuthError.invalidGrant(
                    "code_verifier is there, but no code_challenge was in the authorization request.");
        }
    }
}
