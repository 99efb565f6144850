package io.github.scalekit4ee.quickstart.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The running application, seen by a client that keeps no cookies. */
final class Quickstart {
    /** Without a slash at the end. */
    static final String URL = System.getProperty("quickstart.url");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Quickstart() {}

    static Answer get(String path) {
        return send(request("GET", path));
    }

    static Answer get(String path, String token) {
        return send(request("GET", path).header("Authorization", "Bearer " + token));
    }

    static Answer deploy(String token) {
        return send(request("POST", "/api/deployments").header("Authorization", "Bearer " + token));
    }

    /** Every POST carries the form that starts a deployment. */
    static HttpRequest.Builder request(String method, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(URL + path)).timeout(LIMIT);
        if (method.equals("POST")) {
            return request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("application=shop&version=1.4.2"));
        }
        return request.method(method, BodyPublishers.noBody());
    }

    static Answer send(HttpRequest.Builder request) {
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
