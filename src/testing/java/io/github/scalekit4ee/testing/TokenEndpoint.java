package io.github.scalekit4ee.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token}, for the environment and its resources (RFC 6749 section 3.2). */
final class TokenEndpoint {
    private final ClientAuthentication authentication;
    private final Map<GrantType, Grant> grants;
    private volatile @Nullable RateLimit limit;

    TokenEndpoint(ClientAuthentication authentication, Map<GrantType, Grant> grants) {
        this.authentication = authentication;
        this.grants = Map.copyOf(grants);
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
            return uncached(granted(request));
        } catch (OAuthError e) {
            Response refusal = uncached(e.response());
            return refusal.status() == 401 ? refusal.with("WWW-Authenticate", "Basic realm=\"Scalekit\"") : refusal;
        }
    }

    private Response granted(RecordedRequest request) throws OAuthError {
        OAuthParameters parameters = OAuthParameters.form(request);
        parameters.requireNoneTwice();
        String grantType = parameters.required("grant_type");
        OAuthClient client = authentication.authenticate(request, parameters);
        GrantType type = GrantType.of(grantType);
        client.require(type);
        Grant grant = grants.get(type);
        if (grant == null) {
            throw new IllegalStateException("No grant was given for " + type + ".");
        }
        return grant.grant(client, parameters);
    }

    private static Response uncached(Response response) {
        // RFC 6749 section 5.1 asks for both fields.
        return response.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }
}
