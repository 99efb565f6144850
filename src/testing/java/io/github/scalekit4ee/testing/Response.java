package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer before it is written: a fault may still change it, or the way it is delivered. */
record Response(int status, Map<String, String> headers, String body) {
    Response {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(body, "body");
    }

    static Response json(int status, @Nullable Object value) {
        return of(status, "application/json", JsonWriter.write(value));
    }

    static Response text(int status, String body) {
        return of(status, "text/plain;charset=UTF-8", body);
    }

    static Response of(int status, String contentType, String body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    static Response methodNotAllowed(String allowed) {
        return text(405, "Use " + allowed + ".").with("Allow", allowed);
    }

    Response with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Response(status, changed, body);
    }

    Response withBody(String changed) {
        return new Response(status, headers, changed);
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }
}
