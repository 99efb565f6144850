package io.github.scalekit4ee.testing;

import java.util.Map;

/**
 * Lets pages of any origin use what a client in a browser calls by itself. The authorization endpoint is not among it: a
 * browser goes there (RFC 9700 section 2.6).
 */
final class Cors {
    private static final String ANY_ORIGIN = "Access-Control-Allow-Origin";

    private Cors() {}

    static boolean applies(Endpoint endpoint) {
        return switch (endpoint) {
            case KEYS, TOKEN, METADATA, REGISTRATION, USERINFO -> true;
            case AUTHORIZATION, LOGOUT, OTHER -> false;
        };
    }

    /** A preflight is the browser's question, not the client's request: it is not counted and meets no fault. */
    static boolean isPreflight(RecordedRequest request) {
        return request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
    }

    static Response preflight(RecordedRequest request) {
        Response allowed = new Response(
                200,
                Map.of(
                        ANY_ORIGIN,
                        "*",
                        "Access-Control-Allow-Methods",
                        "GET, HEAD, POST",
                        "Access-Control-Max-Age",
                        "600",
                        "Vary",
                        "Access-Control-Request-Headers"),
                "");
        // The star does not stand for Authorization, so the fields are repeated (Fetch Standard, section 4.8).
        return request.header("Access-Control-Request-Headers")
                .map(fields -> allowed.with("Access-Control-Allow-Headers", fields))
                .orElse(allowed);
    }

    static Response readable(Response response) {
        return response.with(ANY_ORIGIN, "*").with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
    }
}
