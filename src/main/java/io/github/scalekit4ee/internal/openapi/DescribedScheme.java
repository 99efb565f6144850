package io.github.scalekit4ee.internal.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Where a caller gets a token: the flows of the Scalekit environment; a bearer token where another issuer is configured. */
final class DescribedScheme {

    static final String NAME = "scalekit";

    private final @Nullable String environmentUrl;

    /** @param environmentUrl as it is configured; null: another issuer */
    DescribedScheme(@Nullable String environmentUrl) {
        this.environmentUrl = environmentUrl;
    }

    void write(OpenAPI document, Set<String> scopes) {
        Components components = components(document);
        if (components.getSecuritySchemes() == null
                || !components.getSecuritySchemes().containsKey(NAME)) {
            components.addSecurityScheme(NAME, environmentUrl == null ? bearer() : oauth(environmentUrl, scopes));
        }
    }

    static Components components(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
            document.setComponents(components);
        }
        return components;
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of the configured issuer.");
    }

    private static SecurityScheme oauth(String url, Set<String> scopes) {
        String environment = url.strip().replaceAll("/+$", "");
        Map<String, String> named = new TreeMap<>();
        scopes.forEach(scope -> named.put(scope, scope));
        OAuthFlow machine = OASFactory.createOAuthFlow()
                .tokenUrl(environment + "/oauth/token")
                .scopes(named);
        OAuthFlow user = OASFactory.createOAuthFlow()
                .authorizationUrl(environment + "/oauth/authorize")
                .tokenUrl(environment + "/oauth/token")
                .scopes(named);
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("An access token of the Scalekit environment " + environment + ".")
                .flows(OASFactory.createOAuthFlows().clientCredentials(machine).authorizationCode(user));
    }
}
