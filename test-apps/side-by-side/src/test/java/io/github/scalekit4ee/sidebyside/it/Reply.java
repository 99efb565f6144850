package io.github.scalekit4ee.sidebyside.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A whole answer of the server, for tests of what refusals look like. */
record Reply(HttpResponse<String> response) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Reply get(String path) {
        return send(request(path));
    }

    static Reply get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    static Reply post(String path) {
        return send(body(request(path)));
    }

    static Reply post(String path, String token) {
        return send(body(request(path).header("Authorization", "Bearer " + token)));
    }

    /**
     * @param authorization empty for none
     * @param contentType empty for none
     */
    static Reply post(String path, String authorization, String contentType, String body) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    /** @param authorization empty for none */
    static Reply of(String method, String path, String authorization, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request) {
        return request.header("Content-Type", "text/plain").POST(BodyPublishers.ofString("thing"));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(System.getProperty("server.url") + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
