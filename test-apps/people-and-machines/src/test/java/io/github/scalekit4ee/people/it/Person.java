package io.github.scalekit4ee.people.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Somebody whose browser keeps cookies and goes where it is sent, but has no window. */
final class Person {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    HttpResponse<String> get(String url, String... fields) {
        return send(request(url, fields));
    }

    /** Presses a button of a form. */
    HttpResponse<String> post(URI url, String form) {
        return send(request(url.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** {@return the page that was asked for, after the login at Scalekit} */
    HttpResponse<String> login(String url, String user, String roles) {
        HttpResponse<String> consent = get(url);
        return post(consent.uri(), "decision=allow-all&user=" + user + "&roles=" + roles);
    }

    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + '=' + cookie.getValue())
                .toList();
    }

    private static HttpRequest.Builder request(String url, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
