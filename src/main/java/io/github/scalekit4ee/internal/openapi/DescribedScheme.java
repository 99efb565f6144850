package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Where a caller gets a token of one environment: its flows; a bearer token where the issuer is not Scalekit's. */
final class DescribedScheme {

    private static final String NAME = "scalekit";

    private final String name;
    private final Optional<String> environmentUrl;
    private final ErrorResponses refusals;
    private final Set<String> scopes = new TreeSet<>();

    /**
     * @param environment its name; empty for the unnamed one
     * @param environmentUrl as it is configured; empty: the issuer is not Scalekit's
     */
    DescribedScheme(String environment, Optional<String> environmentUrl, CallerConfiguration caller) {
        // What the name of a component may have: OpenAPI 3.0.3, "Components Object".
        this.name = environment.isEmpty() ? NAME : NAME + "-" + environment.replaceAll("[^A-Za-z0-9._-]", "_");
        this.environmentUrl = environmentUrl;
        List<GroupsSource> groups = caller.groupsFrom().getOrDefault(environment, List.of());
        this.refusals = new ErrorResponses(new CallerConfiguration(groups, caller.realm(), null));
    }

    /** As this environment names them. */
    Set<String> scopesOf(Set<String> roles) {
        return refusals.scopesOf(roles);
    }

    /** All of these scopes, in a token of this environment. */
    SecurityRequirement requirement(Set<String> required) {
        scopes.addAll(required);
        return OASFactory.createSecurityRequirement().addScheme(name, List.copyOf(required));
    }

    /** With the scopes that have been required so far. */
    void write(OpenAPI document) {
        Components components = components(document);
        if (components.getSecuritySchemes() == null
                || !components.getSecuritySchemes().containsKey(name)) {
            components.addSecurityScheme(name, environmentUrl.map(this::oauth).orElseGet(DescribedScheme::bearer));
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

    private SecurityScheme oauth(String url) {
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
