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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token}: the client credentials grant (RFC 6749 section 4.4) as Scalekit offers it. */
final class TokenEndpoint {
    /** Parameters that may come more than once (RFC 8707 section 2); all others may not (RFC 6749 section 3.2). */
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private final Map<String, RegisteredClient> clients = new ConcurrentHashMap<>();
    private final ClientAuthentication authentication = new ClientAuthentication(clients);
    private final TokenMint mint;
    private final Clock clock;
    private final Duration defaultLifetime;
    private volatile @Nullable RateLimit limit;

    TokenEndpoint(TokenMint mint, Clock clock, Duration defaultLifetime) {
        this.mint = mint;
        this.clock = clock;
        this.defaultLifetime = defaultLifetime;
    }

    void register(RegisteredClient client) {
        clients.put(client.id(), client);
    }

    void limit(@Nullable RateLimit newLimit) {
        limit = newLimit;
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("POST")) {
            return Response.methodNotAllowed("POST");
        }
        RateLimit current = limit;
        Optional<Duration> wait = current == null ? Optional.empty() : current.admit();
        if (wait.isPresent()) {
            // Rounded up, so that a client which waits exactly so long is admitted.
            long seconds = wait.get().plusMillis(999).toSeconds();
            return Response.json(429, Map.of("error", "rate_limit_exceeded"))
                    .with("Retry-After", String.valueOf(seconds));
        }
        try {
            return uncached(grant(request));
        } catch (OAuthError e) {
            Response refusal = uncached(e.response());
            return refusal.status() == 401 ? refusal.with("WWW-Authenticate", "Basic realm=\"Scalekit\"") : refusal;
        }
    }

    private Response grant(RecordedRequest request) throws OAuthError {
        requireForm(request);
        String grantType = request.parameter("grant_type")
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter grant_type is missing."));
        RegisteredClient client = authentication.authenticate(request);
        if (!grantType.equals("client_credentials")) {
            throw OAuthError.unsupportedGrantType("Use client_credentials.");
        }
        List<String> scopes = grantedScopes(client, request.parameter("scope").orElse(""));
        Duration lifetime = Optional.ofNullable(client.lifetime()).orElse(defaultLifetime);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "access_token",
                draft(client, scopes, audience(client, request), lifetime).token());
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", String.join(" ", scopes));
        return Response.json(200, body);
    }

    private TokenDraft draft(RegisteredClient client, List<String> scopes, List<String> audience, Duration lifetime) {
        TokenDraft draft = mint.organizationClient()
                .client(client.id())
                .scopes(scopes.toArray(String[]::new))
                .living(clock.instant(), lifetime);
        String organization = client.organizationId();
        draft = organization == null ? draft.without("oid") : draft.organization(organization);
        return audience.isEmpty() ? draft : draft.audience(audience.toArray(String[]::new));
    }

    private static void requireForm(RecordedRequest request) throws OAuthError {
        if (!request.isForm()) {
            throw OAuthError.invalidRequest("The body must be application/x-www-form-urlencoded.");
        }
        try {
            for (Map.Entry<String, List<String>> parameter :
                    request.parameters().entrySet()) {
                if (parameter.getValue().size() > 1 && !REPEATABLE.contains(parameter.getKey())) {
                    throw OAuthError.invalidRequest("A parameter is there more than once.");
                }
            }
        } catch (IllegalArgumentException e) {
            OAuthError refusal = OAuthError.invalidRequest("The body has a broken percent escape.");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static List<String> grantedScopes(RegisteredClient client, String requested) throws OAuthError {
        if (requested.isBlank()) {
            return client.scopes();
        }
        List<String> granted = new ArrayList<>(client.scopes());
        granted.retainAll(List.of(requested.strip().split(" +")));
        if (granted.isEmpty()) {
            throw OAuthError.invalidScope("The client is registered for none of these scopes.");
        }
        return granted;
    }

    private static List<String> audience(RegisteredClient client, RecordedRequest request) {
        Set<String> audience = new LinkedHashSet<>(client.audience());
        audience.addAll(request.parameters().getOrDefault("audience", List.of()));
        audience.addAll(request.parameters().getOrDefault("resource", List.of()));
        return List.copyOf(audience);
    }

    private static Response uncached(Response response) {
        // RFC 6749 section 5.1 asks for both fields.
        return response.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }
}
