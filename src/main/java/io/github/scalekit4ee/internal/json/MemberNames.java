package io.github.scalekit4ee.internal.json;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One string for each member name that is expected, however many tokens are kept. Fixed, so that nobody can fill it. */
final class MemberNames {

    private static final Map<String, String> EXPECTED = Stream.of(
                    // JOSE header and JWK: RFC 7515 section 4.1, RFC 7516 section 4.1, RFC 7517 section 4
                    "alg",
                    "kid",
                    "typ",
                    "cty",
                    "enc",
                    "kty",
                    "use",
                    "n",
                    "e",
                    "keys",
                    // JWT: RFC 7519 section 4.1
                    "iss",
                    "sub",
                    "aud",
                    "exp",
                    "nbf",
                    "iat",
                    "jti",
                    // Scalekit
                    "client_id",
                    "oid",
                    "org_id",
                    "xoid",
                    "xuid",
                    "sid",
                    "scope",
                    "scopes",
                    "roles",
                    "permissions",
                    "custom_claims",
                    // MicroProfile JWT section 4.1
                    "upn",
                    "preferred_username",
                    "groups",
                    "auth_time",
                    "email")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private MemberNames() {}

    static String share(String name) {
        return EXPECTED.getOrDefault(name, name);
    }
}
