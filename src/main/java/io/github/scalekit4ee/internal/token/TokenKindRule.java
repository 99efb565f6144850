package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells an access token from the other tokens that its issuer signs with the same keys, the same {@code iss} and the same
 * {@code typ} (RFC 8725 section 3.11: mutually exclusive rules). A kind is known by what it has, never by what it lacks: not
 * every client's claims are documented.
 */
final class TokenKindRule {

    /** What Scalekit's ID tokens carry and its access tokens don't; OpenID Connect Core sections 2 and 3.3.2.11. */
    private static final List<String> SCALEKIT_ID_TOKEN_MARKS = List.of("at_hash", "c_hash", "nonce", "amr", "azp");

    /** Access tokens of other issuers may well say how somebody logged in ({@code amr}) and to which client ({@code azp}). */
    private static final List<String> ID_TOKEN_MARKS = List.of("at_hash", "c_hash", "nonce");

    private static final List<String> LOGIN_TOKEN_MARKS = List.of("connection_id", "login_hint");

    /** Where issuers write the kind of a token into its claims: Keycloak into {@code typ}, Cognito into {@code token_use}. */
    private static final List<String> KINDS = List.of("typ", "token_use");

    private static final Set<String> OTHER_KINDS = Set.of("id", "refresh", "offline", "logout");
    private static final Set<String> ACCESS_KINDS = Set.of("bearer", "access");

    private final boolean scalekit;

    private TokenKindRule(boolean scalekit) {
        this.scalekit = scalekit;
    }

    static TokenKindRule of(Profile profile) {
        return new TokenKindRule(profile == Profile.SCALEKIT);
    }

    void check(Claims claims) {
        if (scalekit ? claims.hasAny(SCALEKIT_ID_TOKEN_MARKS) : isOthersIdToken(claims)) {
            throw refusal("this is an ID token, not an access token");
        }
        if (!scalekit && saysAny(claims, OTHER_KINDS)) {
            throw refusal("the token says that it is not an access token");
        }
        if (!claims.has("sub") && claims.hasAny(LOGIN_TOKEN_MARKS)) {
            throw refusal("this is an IdP-initiated login token, not an access token");
        }
        refuseEvents(claims);
    }

    /** For every profile. */
    static void refuseEvents(Claims claims) {
        // A logout token or other security event (RFC 8417 section 2.2); an application's own claim would hardly be an
        // object.
        if (claims.value("events") instanceof Map) {
            throw refusal("this is a security event token, not an access token");
        }
    }

    /** Keycloak before 24 copied {@code nonce} into access tokens, too. */
    private static boolean isOthersIdToken(Claims claims) {
        return claims.hasAny(ID_TOKEN_MARKS) && !saysAny(claims, ACCESS_KINDS);
    }

    private static boolean saysAny(Claims claims, Set<String> kinds) {
        for (String name : KINDS) {
            if (claims.value(name) instanceof String kind && kinds.contains(kind.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static InvalidTokenException refusal(String description) {
        return new InvalidTokenException(Reason.NOT_AN_ACCESS_TOKEN, description);
    }
}
