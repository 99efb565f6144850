package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import java.util.Set;

/** What a Scalekit access token must say. {@code sub} is the caller's name. */
final class ScalekitClaimRules implements ClaimRules {

    private final LifetimeRule lifetime;
    private final AudienceRule audience;
    private final boolean allowMissingAudience;
    private final Set<String> organizations;

    ScalekitClaimRules(VerifierConfiguration configuration) {
        this.lifetime = new LifetimeRule(
                configuration.clockSkew(), configuration.clockSkew(), configuration.maxTokenAge(), false);
        this.audience = new AudienceRule(configuration.audiences());
        this.allowMissingAudience = configuration.allowMissingAudience();
        this.organizations = configuration.organizations();
    }

    @Override
    public Lifetime screen(Claims untrusted) {
        return lifetime.read(untrusted);
    }

    @Override
    public String check(Claims claims) {
        SenderConstraintRule.check(claims);
        TokenKindRule.check(claims);
        String subject = claims.identifier("sub");
        if (subject == null) {
            throw Claims.wrong("sub", "is missing");
        }
        claims.identifier("jti");
        claims.requireWords("scopes");
        claims.requireWords("scope");
        String client = claims.identifier("client_id");
        if (claims.has("aud")) {
            audience.check(claims);
        } else if (!allowMissingAudience || !subject.equals(client)) {
            throw AudienceRule.refusal("aud is missing");
        }
        checkOrganization(claims);
        return subject;
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
