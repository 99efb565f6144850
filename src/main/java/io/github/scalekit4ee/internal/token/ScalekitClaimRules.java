package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import java.util.List;
import java.util.Set;

/** What an access token of Scalekit's must say, or one of another issuer. {@code sub} is the caller's name. */
final class ScalekitClaimRules implements ClaimRules {

    private final LifetimeRule lifetime;
    private final AudienceRule audience;
    private final boolean allowMissingAudience;
    private final Set<String> organizations;
    private final List<NamedRule<Claims>> rules;

    ScalekitClaimRules(EnvironmentConfiguration configuration) {
        this.lifetime = new LifetimeRule(
                configuration.clockSkew(), configuration.clockSkew(), configuration.maxTokenAge(), false);
        this.audience = new AudienceRule(configuration.audiences());
        this.allowMissingAudience = configuration.allowMissingAudience();
        this.organizations = configuration.organizations();
        TokenKindRule kind = TokenKindRule.of(configuration.profile());
        this.rules = List.of(
                new NamedRule<>("cnf", "a bearer token", SenderConstraintRule::check),
                new NamedRule<>("kind", "an access token, not one of another kind", kind::check),
                new NamedRule<>("sub", "names somebody", ScalekitClaimRules::subject),
                new NamedRule<>("jti", "an identifier, if there is one", claims -> claims.identifier("jti")),
                new NamedRule<>("scopes", "words, if there are any", claims -> {
                    claims.requireWords("scopes");
                    claims.requireWords("scope");
                }),
                new NamedRule<>("aud", "an accepted audience", this::checkAudience),
                new NamedRule<>("oid", "an accepted organization", this::checkOrganization));
    }

    @Override
    public Lifetime screen(Claims untrusted) {
        return lifetime.read(untrusted);
    }

    @Override
    public List<NamedRule<Claims>> rules() {
        return rules;
    }

    @Override
    public String callerName(Claims claims) {
        return subject(claims);
    }

    private static String subject(Claims claims) {
        String subject = claims.identifier("sub");
        if (subject == null) {
            throw Claims.wrong("sub", "is missing");
        }
        return subject;
    }

    private void checkAudience(Claims claims) {
        String client = claims.identifier("client_id");
        if (claims.has("aud")) {
            audience.check(claims);
        } else if (!allowMissingAudience || !subject(claims).equals(client)) {
            throw AudienceRule.refusal("aud is missing");
        }
    }

    private void checkOrganization(Claims claims) {
        String organization = claims.identifier(claims.has("oid") ? "oid" : "org_id");
        if (!organizations.isEmpty() && (organization == null || !organizations.contains(organization))) {
            throw new InvalidTokenException(
                    Reason.ORGANIZATION,
                    "the organization is not an accepted one" + NearMiss.of(organization, organizations));
        }
    }
}
