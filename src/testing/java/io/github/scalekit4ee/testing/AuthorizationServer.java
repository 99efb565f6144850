package io.github.scalekit4ee.testing;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The endpoints of OAuth, put together: who may ask, for what, and how; and the page that says so. */
final class AuthorizationServer {
    private final Clients clients = new Clients();
    private final Resources resources;
    private final TokenEndpoint tokens;
    private final Map<Endpoint, Router.Responder> responders;

    AuthorizationServer(
            URI environment, Optional<URI> control, TokenMint mint, Clock clock, SimulatedScalekitBuilder builder) {
        String issuer = builder.issuer == null ? environment.toString() : builder.issuer;
        resources = new Resources(issuer, builder.environmentIssuesForResources);
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        RefreshTokens refreshTokens = new RefreshTokens(clock);
        IssuedTokens issued = new IssuedTokens(clock);
        UserTokens userTokens = new UserTokens(mint, resources, refreshTokens, issued, clock, builder.tokenLifetime);
        tokens = new TokenEndpoint(
                new ClientAuthentication(clients),
                Map.of(
                        GrantType.CLIENT_CREDENTIALS,
                        new ClientCredentialsGrant(mint, resources, clock, builder.tokenLifetime),
                        GrantType.AUTHORIZATION_CODE,
                        new AuthorizationCodeGrant(codes, refreshTokens, userTokens),
                        GrantType.REFRESH_TOKEN,
                        new RefreshTokenGrant(refreshTokens, userTokens)));
        responders = Map.of(
                Endpoint.TOKEN, tokens::respond,
                Endpoint.METADATA, new MetadataEndpoint(environment, resources)::respond,
                Endpoint.AUTHORIZATION, new AuthorizationEndpoint(clients, resources, codes)::respond,
                Endpoint.USERINFO, new UserInfoEndpoint(issued)::respond,
                Endpoint.LOGOUT, new LogoutEndpoint(clients, issued, refreshTokens)::respond,
                Endpoint.REGISTRATION, new RegistrationEndpoint(clients, clock)::respond,
                Endpoint.OTHER, new HomePage(environment, control, clients, resources)::respond);
        builder.clients.forEach(client -> register(OAuthClient.of(client)));
        builder.applications.forEach(application -> register(OAuthClient.of(application)));
        builder.resources.forEach(this::register);
    }

    Map<Endpoint, Router.Responder> responders() {
        return responders;
    }

    void register(OAuthClient client) {
        clients.register(client);
    }

    void register(RegisteredResource resource) {
        resources.register(resource);
    }

    void limit(RateLimit limit) {
        tokens.limit(limit);
    }
}
