package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client gets on behalf of a user: an access token, and if the user allowed it a refresh token and an ID token. */
final class UserTokens {
    /** {@code at_hash} is the left half of the hash (OpenID Connect Core section 3.1.3.6). */
    private static final int HALF_OF_SHA_256 = 16;

    private final TokenMint mint;
    private final Resources resources;
    private final RefreshTokens refreshTokens;
    private final IssuedTokens issued;
    private final Clock clock;
    private final Duration lifetime;

    UserTokens(
            TokenMint mint,
            Resources resources,
            RefreshTokens refreshTokens,
            IssuedTokens issued,
            Clock clock,
            Duration lifetime) {
        this.mint = mint;
        this.resources = resources;
        this.refreshTokens = refreshTokens;
        this.issued = issued;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    Response response(Authorization authorization, List<String> scopes) {
        String accessToken = accessToken(authorization, scopes);
        issued.accessToken(accessToken, authorization, lifetime);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", accessToken);
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", String.join(" ", scopes));
        // A client that steps up asks the user again only if it has no refresh token, so none comes unasked.
        if (authorization.scopes().contains("offline_access")
                && authorization.client().grantTypes().contains(GrantType.REFRESH_TOKEN)) {
            body.put("refresh_token", refreshTokens.issue(authorization));
        }
        if (scopes.contains("openid")) {
            String idToken = idToken(authorization, accessToken);
            issued.idToken(idToken, authorization);
            body.put("id_token", idToken);
        }
        return Response.json(200, body);
    }

    private String accessToken(Authorization authorization, List<String> scopes) {
        List<String> audience = authorization.audience();
        TokenDraft user = mint.user().without("roles", "permissions");
        // Only what the user has ticked gives rights, and the roles that the user has said to have.
        return (authorization.roles().isEmpty()
                        ? user
                        : user.roles(authorization.roles().toArray(String[]::new)))
                .claim("sid", authorization.session())
                .issuer(resources.tokenIssuer(authorization.resourceId()))
                .subject(authorization.user())
                .clientId(authorization.client().id())
                .audience(
                        audience.isEmpty()
                                ? new String[] {authorization.client().id()}
                                : audience.toArray(String[]::new))
                .scopes(scopes.toArray(String[]::new))
                .living(clock.instant(), lifetime)
                .token();
    }

    private String idToken(Authorization authorization, String accessToken) {
        TokenDraft draft = mint.idToken()
                .without("c_hash")
                .issuer(resources.issuer(authorization.resourceId()))
                .subject(authorization.user())
                .audience(authorization.client().id())
                .claim("azp", authorization.client().id())
                .claim("sid", authorization.session())
                .claim("at_hash", CompactJws.base64Url(Arrays.copyOf(Pkce.sha256(accessToken), HALF_OF_SHA_256)));
        String nonce = authorization.nonce();
        return (nonce == null ? draft : draft.claim("nonce", nonce)).token();
    }
}
