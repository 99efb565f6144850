package io.github.scalekit4ee.testing;

import java.util.Locale;

/** The places of an environment where requests are counted and faults can be set. */
public enum Endpoint {
    /** {@code GET /keys}, the key set. */
    KEYS,
    /** {@code POST /oauth/token}, the token endpoint. */
    TOKEN,
    /** Both metadata documents under {@code /.well-known/}. */
    METADATA,
    /** Every other address. It answers 404; a test can see here that nobody asked. */
    OTHER;

    static Endpoint at(String path) {
        return switch (path) {
            case "/keys" -> KEYS;
            case "/oauth/token" -> TOKEN;
            default -> path.startsWith("/.well-known/") ? METADATA : OTHER;
        };
    }

    static Endpoint of(String name) {
        for (Endpoint endpoint : values()) {
            if (endpoint.name().equals(name.toUpperCase(Locale.ROOT))) {
                return endpoint;
            }
        }
        throw new IllegalArgumentException("There is no endpoint " + name + ". Use keys, token, metadata or other.");
    }
}
