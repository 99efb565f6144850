package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a request for a token looks: the client credentials grant (RFC 6749 section 4.4.2). */
final class TokenRequest {

    private TokenRequest() {}

    static HttpRequest of(ClientConfiguration client, Credentials credentials) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (client.authentication() == Authentication.CLIENT_SECRET_POST) {
            form.put("client_id", credentials.clientId());
            form.put("client_secret", credentials.clientSecret());
        }
        if (!client.scopes().isEmpty()) {
            // Sorted, so that a request looks the same each time in whatever records it.
            form.put("scope", String.join(" ", new TreeSet<>(client.scopes())));
        }
        if (client.audience() != null) {
            form.put("audience", client.audience());
        }
        if (client.resource() != null) {
            form.put("resource", client.resource());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(client.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form), UTF_8));
        if (client.authentication() == Authentication.CLIENT_SECRET_BASIC) {
            request.header("Authorization", "Basic " + basic(credentials));
        }
        return request.build();
    }

    /** RFC 6749 section 2.3.1 encodes id and secret like form values before Basic joins them with a colon. */
    static String basic(Credentials credentials) {
        String pair = encoded(credentials.clientId()) + ":" + encoded(credentials.clientSecret());
        return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** RFC 6749 appendix B: UTF-8, a space as a plus sign. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
