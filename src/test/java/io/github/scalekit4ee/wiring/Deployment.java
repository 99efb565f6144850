package io.github.scalekit4ee.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A running application. */
final class Deployment implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final Log log;
    private final Runnable end;

    /** @param end what is to be done with the application at the end */
    Deployment(String address, Log log, Runnable end) {
        this.address = address;
        this.log = log;
        this.end = end;
    }

    Response get(String path) {
        return send(request(path));
    }

    Response get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
    }

    Response send(HttpRequest.Builder request) {
        try {
            return new Response(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the server and this jar have logged since the application was deployed, or lent to this test. */
    List<String> messages() {
        return log.messages();
    }

    /** Running. */
    void leave() {
        log.close();
    }

    @Override
    public void close() {
        end.run();
        log.close();
    }
}
