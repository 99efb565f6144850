package io.github.scalekit4ee.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /userinfo}: what the user has allowed an application to know (OpenID Connect Core section 5.3). */
final class UserInfoEndpoint {
    static final String PATH = "/userinfo";
    private static final String SCHEME = "Bearer ";

    private final IssuedTokens issued;

    UserInfoEndpoint(IssuedTokens issued) {
        this.issued = issued;
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            return Response.methodNotAllowed("GET, POST");
        }
        Optional<String> field = request.header("Authorization");
        if (field.isEmpty() || !field.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refusal(401, "Bearer");
        }
        Authorization login =
                issued.ofAccessToken(field.get().substring(SCHEME.length()).strip());
        if (login == null) {
            return refusal(401, "Bearer error=\"invalid_token\"");
        }
        if (!login.scopes().contains("openid")) {
            return refusal(403, "Bearer error=\"insufficient_scope\", scope=\"openid\"");
        }
        return Response.json(200, claims(login)).with("Cache-Control", "no-store");
    }

    private static Map<String, Object> claims(Authorization login) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", login.user());
        claims.put("oid", TokenMint.DEFAULT_ORGANIZATION);
        if (login.scopes().contains("email")) {
            claims.put("email", "user@acme.example");
            claims.put("email_verified", true);
        }
        if (login.scopes().contains("profile")) {
            claims.put("name", login.user());
        }
        return claims;
    }

    private static Response refusal(int status, String challenge) {
        return new Response(status, Map.of("WWW-Authenticate", challenge, "Cache-Control", "no-store"), "");
    }
}
