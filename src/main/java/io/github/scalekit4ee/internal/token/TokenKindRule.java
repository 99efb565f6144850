package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import java.util.List;
import java.util.Map;

/**
 * Tells an access token from the other tokens that Scalekit signs with the same keys, the same {@code iss} and the same
 * {@code typ} (RFC 8725 section 3.11: mutually exclusive rules). A kind is known by what it has, never by what it lacks: not
 * every client's claims are documented.
 */
final class TokenKindRule {

    /** What Scalekit's ID tokens carry and its access tokens don't; OpenID Connect Core sections 2 and 3.3.2.11. */
    private static final List<String> ID_TOKEN_MARKS = List.of("at_hash", "c_hash", "nonce", "amr", "azp");

    private static final List<String> LOGIN_TOKEN_MARKS = List.of("connection_id", "login_hint");

    private TokenKindRule() {}

    static void check(Claims claims) {
        if (claims.hasAny(ID_TOKEN_MARKS)) {
            throw refusal("this is an ID token, not an access token");
        }
        if (!claims.has("sub") && claims.hasAny(LOGIN_TOKEN_MARKS)) {
            throw refusal("this is an IdP-initiated login token, not an access token");
        }
        // A logout token or other security event (RFC 8417 section 2.2); an application's own claim would hardly be an
        // object.
        if (claims.value("events") instanceof Map) {
            throw refusal("this is a security event token, not an access token");
        }
    }

    private static InvalidTokenException refusal(String description) {
        return new InvalidTokenException(Reason.NOT_AN_ACCESS_TOKEN, description);
    }
}
