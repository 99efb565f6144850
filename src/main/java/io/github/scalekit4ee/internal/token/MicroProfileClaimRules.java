package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import java.time.Duration;
import java.util.List;

/**
 * What MicroProfile JWT 2.1 demands (sections 4.1 and 9): {@code exp}, {@code iat} and a name; issuer and audience as far as
 * configured.
 */
final class MicroProfileClaimRules implements ClaimRules {

    /** Section 4.1.1: the caller's name is the first of these. */
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");

    /**
     * How far {@code iat} may lie ahead where the clock skew is less, which it is by default: 0. Two machines' clocks differ by a
     * second or more, and RFC 7519 section 4.1.6 gives {@code iat} the age of a token for a purpose, not its begin, which is {@code
     * nbf}; neither MicroProfile JWT nor its TCK asks for a refusal. More than this is refused all the same: such a clock is wrong,
     * and {@code mp.jwt.verify.token.age} would count from that time.
     */
    private static final Duration ISSUED_AHEAD = Duration.ofMinutes(1);

    private final LifetimeRule lifetime;
    private final AudienceRule audience;
    private final boolean audienceConfigured;
    private final List<NamedRule<Claims>> rules;

    MicroProfileClaimRules(EnvironmentConfiguration configuration) {
        this.lifetime = new LifetimeRule(
                configuration.clockSkew(),
                longer(configuration.clockSkew(), ISSUED_AHEAD),
                configuration.maxTokenAge(),
                true);
        this.audience = new AudienceRule(configuration.audiences());
        this.audienceConfigured = !configuration.audiences().isEmpty();
        this.rules = List.of(
                new NamedRule<>("cnf", "a bearer token", SenderConstraintRule::check),
                new NamedRule<>("kind", "an access token, not a logout token", TokenKindRule::refuseEvents),
                new NamedRule<>("aud", "an accepted audience", this::checkAudience),
                new NamedRule<>("jti", "an identifier, if there is one", claims -> claims.identifier("jti")),
                new NamedRule<>(
                        "client_id", "an identifier, if there is one", claims -> claims.identifier("client_id")),
                new NamedRule<>("sub", "sub, upn or preferred_username names somebody", this::callerName));
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
        if (audienceConfigured) {
            audience.check(claims);
        } else if (claims.has("aud") && !AudienceRule.isWellFormed(claims.value("aud"))) {
            throw AudienceRule.refusal("aud is not a string or an array of strings");
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** All of the names are checked: an application may show the others, too. */
    @Override
    public String callerName(Claims claims) {
        String callerName = null;
        for (String name : NAMES) {
            String value = claims.identifier(name);
            callerName = callerName == null ? value : callerName;
        }
        if (callerName == null) {
            throw Claims.wrong("sub", "is missing, and so are upn and preferred_username");
        }
        return callerName;
    }
}
