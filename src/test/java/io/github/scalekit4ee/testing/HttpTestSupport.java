package io.github.scalekit4ee.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The HTTP calls that the tests of the simulated environment make. */
final class HttpTestSupport {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private HttpTestSupport() {}

    static HttpResponse<String> get(SimulatedScalekit scalekit, String path) throws IOException, InterruptedException {
        return get(scalekit.environmentUrl().resolve(path), PATIENCE);
    }

    static HttpResponse<String> get(URI address, Duration timeout) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).timeout(timeout).GET());
    }

    static HttpRequest.Builder tokenRequest(SimulatedScalekit scalekit, String form) {
        return HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/oauth/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    static HttpResponse<String> requestToken(SimulatedScalekit scalekit, String form)
            throws IOException, InterruptedException {
        return send(tokenRequest(scalekit, form));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String basic(String id, String secret) {
        String pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> json(HttpResponse<String> response) throws JoseException {
        return JsonUtil.parseJson(response.body());
    }
}
