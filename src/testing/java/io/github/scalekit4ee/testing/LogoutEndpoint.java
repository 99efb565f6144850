package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oidc/logout}: ends what a user's login has given to an application, and sends the user back (OpenID Connect
 * RP-Initiated Logout 1.0 section 2). There is no session to end: the consent page asks each time.
 */
final class LogoutEndpoint {
    static final String PATH = "/oidc/logout";

    private final Clients clients;
    private final IssuedTokens issued;
    private final RefreshTokens refreshTokens;

    LogoutEndpoint(Clients clients, IssuedTokens issued, RefreshTokens refreshTokens) {
        this.clients = clients;
        this.issued = issued;
        this.refreshTokens = refreshTokens;
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            return Response.methodNotAllowed("GET, POST");
        }
        try {
            OAuthParameters parameters =
                    request.method().equals("GET") ? OAuthParameters.query(request) : OAuthParameters.form(request);
            parameters.requireNoneTwice();
            return loggedOut(parameters);
        } catch (OAuthError e) {
            return ConsentPage.refusal(e);
        }
    }

    private Response loggedOut(OAuthParameters parameters) throws OAuthError {
        Optional<String> hint = parameters.single("id_token_hint");
        Authorization login = hint.map(issued::ofIdToken).orElse(null);
        if (hint.isPresent() && login == null) {
            throw OAuthError.invalidRequest("id_token_hint is no ID token that this environment has issued.");
        }
        OAuthClient client = client(login, parameters.single("client_id"));
        Optional<String> address = parameters.single("post_logout_redirect_uri");
        if (address.isPresent() && !mayReturnTo(client, address.get())) {
            throw OAuthError.invalidRequest("post_logout_redirect_uri is not one that the client has registered.");
        }
        if (login != null) {
            refreshTokens.revoke(login.id());
            issued.end(login.id());
        }
        return address.map(uri -> sendBack(uri, parameters.single("state")))
                .orElseGet(() -> Html.page(200, "You are logged out", "<p>You may close this page.</p>"));
    }

    /** Whose logout it is: nothing is believed of who is not known. */
    private @Nullable OAuthClient client(@Nullable Authorization login, Optional<String> clientId) throws OAuthError {
        if (login != null
                && !clientId.orElse(login.client().id()).equals(login.client().id())) {
            throw OAuthError.invalidRequest("client_id and id_token_hint are of different clients.");
        }
        if (login != null) {
            return clients.find(login.client().id());
        }
        return clientId.isPresent() ? clients.find(clientId.get()) : null;
    }

    private static boolean mayReturnTo(@Nullable OAuthClient client, String address) {
        return client != null && RedirectUris.registered(client.postLogoutRedirectUris(), address);
    }

    private static Response sendBack(String address, Optional<String> state) {
        String location = state.map(value -> address
                        + (address.contains("?") ? "&" : "?")
                        + FormParameters.format(Map.of("state", List.of(value))))
                .orElse(address);
        return new Response(303, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }
}
