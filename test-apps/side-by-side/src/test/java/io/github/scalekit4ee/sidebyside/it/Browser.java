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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody's browser: keeps cookies, and goes where it is sent. Its connections may be those of others. */
final class Browser {
    private static final HttpClient SHARED =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final URI SERVER = URI.create(System.getProperty("server.url"));

    private final String application;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(String application) {
        this(application, SHARED);
    }

    Browser(String application, HttpClient client) {
        this.application = application;
        this.client = client;
    }

    /** As the server's form of Jakarta Security has it. */
    Answer login(String path, String name, String password) {
        get(path);
        return follow(send(request("/j_security_check")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("j_username=" + name + "&j_password=" + password))));
    }

    Answer get(String path) {
        return follow(send(request(path)));
    }

    /** With the cookies all the same. */
    Answer get(String path, String token) {
        return Answer.of(send(request(path).header("Authorization", "Bearer " + token)));
    }

    boolean hasCookies() {
        return !cookies.isEmpty();
    }

    private Answer follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        for (int i = 0; i < 5 && last.statusCode() / 100 == 3; i++) {
            URI to = last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
            last = send(HttpRequest.newBuilder(SERVER.resolve(to.getRawPath())).timeout(Duration.ofSeconds(30)));
        }
        return Answer.of(last);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(SERVER + "/" + application + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String field) {
        List<String> parts = List.of(field.split(";"));
        String pair = parts.get(0);
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        boolean gone = value.isEmpty()
                || parts.stream().anyMatch(part -> part.strip().equalsIgnoreCase("Max-Age=0"))
                || parts.stream().anyMatch(part -> part.strip().startsWith("Expires=Thu, 01") && part.contains("1970"));
        if (gone) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
