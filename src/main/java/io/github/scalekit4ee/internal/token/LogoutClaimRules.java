package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a logout token must say (OpenID Connect Back-Channel Logout 1.0 sections 2.4 and 2.6), whoever issues it. */
final class LogoutClaimRules implements ClaimRules {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** How far {@code iat} may lie ahead at least: a session that should have ended is worse than two clocks that differ. */
    private static final Duration ISSUED_AHEAD = Duration.ofMinutes(1);

    /** The greatest length of what is revoked. */
    private static final int LONGEST = 1000;

    private final LifetimeRule lifetime;
    private final AudienceRule audience;
    private final List<NamedRule<Claims>> rules = List.of(
            new NamedRule<>("aud", "an accepted audience", this::checkAudience),
            new NamedRule<>("events", "a logout", LogoutClaimRules::checkEvent),
            new NamedRule<>("nonce", "no ID token", LogoutClaimRules::checkNonce),
            new NamedRule<>("jti", "an identifier", LogoutClaimRules::checkId),
            new NamedRule<>("sub", "sid or sub says who is logged out", this::callerName));

    /** @param audiences the client ids of this application */
    LogoutClaimRules(EnvironmentConfiguration configuration, Set<String> audiences) {
        Duration skew = configuration.clockSkew();
        Duration ahead = skew.compareTo(ISSUED_AHEAD) > 0 ? skew : ISSUED_AHEAD;
        this.lifetime = new LifetimeRule(skew, ahead, TokenVerifier.LOGOUT_TOKEN_MAX_AGE, true);
        this.audience = new AudienceRule(audiences);
    }

    @Override
    public Lifetime screen(Claims untrusted) {
        return lifetime.read(untrusted);
    }

    @Override
    public List<NamedRule<Claims>> rules() {
        return rules;
    }

    private void checkAudience(Claims claims) {
        if (!claims.has("aud")) {
            throw AudienceRule.refusal("aud is missing");
        }
        audience.check(claims);
    }

    /** One event and no other: nothing else is understood here that a security event token could say (RFC 8417 section 2). */
    private static void checkEvent(Claims claims) {
        if (!(claims.value("events") instanceof Map<?, ?> events)
                || events.size() != 1
                || !(events.get(EVENT) instanceof Map)) {
            throw new InvalidTokenException(
                    Reason.CLAIM, "events does not say that this is a logout token: " + EVENT + " with an object");
        }
    }

    private static void checkNonce(Claims claims) {
        if (claims.has("nonce")) {
            throw Claims.wrong("nonce", "must not be in a logout token");
        }
    }

    private static void checkId(Claims claims) {
        if (claims.identifier("jti") == null) {
            throw Claims.wrong("jti", "is missing");
        }
    }

    /** The session, or the user where none is named. */
    @Override
    public String callerName(Claims claims) {
        String session = bounded(claims, "sid");
        String subject = bounded(claims, "sub");
        if (session != null) {
            return session;
        }
        if (subject == null) {
            throw Claims.wrong("sid", "is missing, and so is sub");
        }
        return subject;
    }

    private static @Nullable String bounded(Claims claims, String name) {
        String value = claims.identifier(name);
        if (value != null && value.length() > LONGEST) {
            throw Claims.wrong(name, "has more than " + LONGEST + " characters");
        }
        return value;
    }
}
