package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The client credentials grant (RFC 6749 section 4.4). A resource's own client gets tokens for that resource. */
final class ClientCredentialsGrant implements Grant {
    private final TokenMint mint;
    private final Resources resources;
    private final Clock clock;
    private final Duration defaultLifetime;

    ClientCredentialsGrant(TokenMint mint, Resources resources, Clock clock, Duration defaultLifetime) {
        this.mint = mint;
        this.resources = resources;
        this.clock = clock;
        this.defaultLifetime = defaultLifetime;
    }

    @Override
    public Response grant(OAuthClient client, OAuthParameters parameters) throws OAuthError {
        List<String> indicators = parameters.all("resource");
        Optional<RegisteredResource> resource =
                client.resourceId() == null ? resources.named(indicators) : resources.find(client.resourceId());
        String resourceId = resource.map(RegisteredResource::id).orElse(client.resourceId());
        Set<String> audience = new LinkedHashSet<>(client.audience());
        audience.addAll(parameters.all("audience"));
        audience.addAll(resources.audience(resourceId, indicators));

        List<String> limit = client.scopes().isEmpty()
                ? resource.map(RegisteredResource::scopes).orElse(List.of())
                : client.scopes();
        List<String> scopes = granted(client, limit, parameters.words("scope"));
        Duration lifetime = Optional.ofNullable(client.lifetime()).orElse(defaultLifetime);
        TokenDraft draft = mint.organizationClient()
                .issuer(resources.tokenIssuer(resourceId))
                .client(client.id())
                .scopes(scopes.toArray(String[]::new))
                .living(clock.instant(), lifetime);
        String organization = client.organizationId();
        draft = organization == null ? draft.without("oid") : draft.organization(organization);
        draft = audience.isEmpty() ? draft : draft.audience(audience.toArray(String[]::new));

        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", draft.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", String.join(" ", scopes));
        return Response.json(200, body);
    }

    private static List<String> granted(OAuthClient client, List<String> limit, List<String> requested)
            throws OAuthError {
        if (requested.isEmpty()) {
            return limit;
        }
        if (limit.isEmpty() && client.resourceId() != null) {
            return requested;
        }
        List<String> granted = new ArrayList<>(limit);
        granted.retainAll(requested);
        if (granted.isEmpty()) {
            throw OAuthError.invalidScope("The client is registered for none of these scopes.");
        }
        return granted;
    }
}
