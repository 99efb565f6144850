package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where applications want to be told of a logout (OpenID Connect Back-Channel Logout 1.0 section 2.5). */
final class LogoutUris {
    private static final int TIMEOUT_MILLIS = 5000;

    private final Map<URI, String> applications = Collections.synchronizedMap(new LinkedHashMap<>());

    void register(String application, URI uri) {
        applications.put(uri, application);
    }

    /** @param draft gets an audience and a {@code jti} for each */
    Map<URI, Integer> send(TokenDraft draft) {
        Map<URI, Integer> answers = new LinkedHashMap<>();
        copy().forEach((uri, application) -> answers.put(
                uri,
                send(
                        uri,
                        draft.audience(application)
                                .claim("jti", Ids.next("tkn_"))
                                .token())));
        return answers;
    }

    private Map<URI, String> copy() {
        synchronized (applications) {
            return new LinkedHashMap<>(applications);
        }
    }

    /** By a client that leaves no thread behind. */
    private static int send(URI uri, String token) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(("logout_token=" + token).getBytes(US_ASCII));
            }
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
