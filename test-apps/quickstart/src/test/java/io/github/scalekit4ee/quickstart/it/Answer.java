package io.github.scalekit4ee.quickstart.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the server.
 *
 * @param status the status code
 * @param headers by name, in any case
 * @param body the text
 */
record Answer(int status, Map<String, List<String>> headers, String body) {
    Answer {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    /** All values of a header in one string; empty when it is absent. */
    String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    String challenge() {
        return header("WWW-Authenticate");
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
