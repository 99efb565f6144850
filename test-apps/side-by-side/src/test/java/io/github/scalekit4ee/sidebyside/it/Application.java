package io.github.scalekit4ee.sidebyside.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * One deployed application, seen from outside.
 *
 * @param contextRoot without slashes
 */
record Application(String contextRoot) {
    private static final String SERVER = System.getProperty("server.url");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer get(String path) {
        return send(request(path));
    }

    Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request);
    }

    Answer post(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(SERVER + "/" + contextRoot + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
