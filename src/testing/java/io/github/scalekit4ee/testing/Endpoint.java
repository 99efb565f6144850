package io.github.scalekit4ee.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The places of an environment where requests are counted and faults can be set. */
public enum Endpoint {
    /** {@code GET /keys}, the key set. */
    KEYS,
    /** {@code POST /oauth/token}, the token endpoint. */
    TOKEN,
    /** The metadata documents of the environment and of its resources, and all of {@code /.well-known/}. */
    METADATA,
    /** {@code /oauth/authorize} and {@code /resources/<id>/oauth/authorize}: the consent page and its form. */
    AUTHORIZATION,
    /** {@code POST /resources/<id>/oauth/register}, where clients register themselves. */
    REGISTRATION,
    /** {@code /userinfo}, what a user has allowed an application to know. */
    USERINFO,
    /** {@code /oidc/logout}, the end session endpoint. */
    LOGOUT,
    /** {@code GET /}, a page for people, and every other address, which is a 404; a test can see here that nobody asked. */
    OTHER;

    static Endpoint at(String path) {
        return switch (path) {
            case "/keys" -> KEYS;
            case "/oauth/token" -> TOKEN;
            case UserInfoEndpoint.PATH -> USERINFO;
            case LogoutEndpoint.PATH -> LOGOUT;
            default -> byPattern(path);
        };
    }

    private static Endpoint byPattern(String path) {
        if (MetadataEndpoint.serves(path)) {
            return METADATA;
        }
        if (AuthorizationEndpoint.serves(path)) {
            return AUTHORIZATION;
        }
        return RegistrationEndpoint.serves(path) ? REGISTRATION : OTHER;
    }

    static Endpoint of(String name) {
        for (Endpoint endpoint : values()) {
            if (endpoint.name().equals(name.toUpperCase(Locale.ROOT))) {
                return endpoint;
            }
        }
        throw new IllegalArgumentException("There is no endpoint " + name + ". Use one of "
                + Arrays.stream(values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".");
    }
}
