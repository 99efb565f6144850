package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which client asks for a token: {@code client_secret_basic} or {@code client_secret_post}, never both; a public
 * client only says who it is.
 */
final class ClientAuthentication {
    private record Credentials(String id, @Nullable String secret) {}

    private final Clients clients;

    ClientAuthentication(Clients clients) {
        this.clients = clients;
    }

    OAuthClient authenticate(RecordedRequest request, OAuthParameters parameters) throws OAuthError {
        Credentials credentials = credentials(request, parameters);
        OAuthClient client = clients.find(credentials.id());
        if (client == null) {
            throw OAuthError.invalidClient("The client is unknown or its secret is wrong.");
        }
        if (credentials.secret() == null && !client.isPublic()) {
            throw OAuthError.invalidClient("The client did not authenticate.");
        }
        if (credentials.secret() != null && !credentials.secret().equals(client.secret())) {
            throw OAuthError.invalidClient("The client is unknown or its secret is wrong.");
        }
        return client;
    }

    private static Credentials credentials(RecordedRequest request, OAuthParameters parameters) throws OAuthError {
        Optional<String> authorization = request.header("Authorization");
        Optional<String> secret = parameters.single("client_secret");
        if (authorization.isEmpty()) {
            String id = parameters
                    .single("client_id")
                    .orElseThrow(() -> OAuthError.invalidClient("The client did not authenticate."));
            return new Credentials(id, secret.orElse(null));
        }
        if (secret.isPresent()) {
            // RFC 6749 section 2.3: one authentication method in each request.
            throw OAuthError.invalidRequest("The client authenticated twice.");
        }
        Credentials basic = basic(authorization.get());
        if (!parameters.single("client_id").orElse(basic.id()).equals(basic.id())) {
            throw OAuthError.invalidRequest("client_id contradicts the Authorization field.");
        }
        return basic;
    }

    private static Credentials basic(String authorization) throws OAuthError {
        String scheme = "Basic ";
        if (!authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            throw OAuthError.invalidClient("Use the Basic scheme.");
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(scheme.length()).strip()),
                    UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw OAuthError.invalidClient("The Authorization field holds no colon.");
            }
            // RFC 6749 section 2.3.1: both halves are form-encoded before they are joined.
            return new Credentials(
                    URLDecoder.decode(pair.substring(0, colon), UTF_8),
                    URLDecoder.decode(pair.substring(colon + 1), UTF_8));
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient("The Authorization field cannot be decoded.")
                    .causedBy(e);
        }
    }
}
