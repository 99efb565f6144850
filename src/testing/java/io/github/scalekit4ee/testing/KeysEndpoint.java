package io.github.scalekit4ee.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /keys}: the published keys as a JWK Set (RFC 7517 section 5). */
final class KeysEndpoint {
    private final KeyRing keys;
    private volatile @Nullable String cacheControl;

    KeysEndpoint(KeyRing keys) {
        this.keys = keys;
    }

    void cacheControl(@Nullable String value) {
        cacheControl = value;
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Response.methodNotAllowed("GET, HEAD");
        }
        Response response = Response.json(200, Map.of("keys", keys.published()));
        String current = cacheControl;
        return current == null ? response : response.with("Cache-Control", current);
    }
}
