package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Tokens on requests of {@link HttpClient}. */
public final class Authorization {

    static final String HEADER = "Authorization";

    private Authorization() {}

    /** {@return the value of the {@code Authorization} field (RFC 6750 section 2.1)} */
    public static String bearer(AccessToken token) {
        return bearer(token.value());
    }

    public static String bearer(String token) {
        return "Bearer " + token;
    }

    public static HttpRequest add(HttpRequest request, AccessToken token) {
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(HEADER))
                .header(HEADER, bearer(token))
                .build();
    }

    public static <T> HttpResponse<T> send(
            ClientCredentialsClient client,
            AllowedHosts hosts,
            HttpClient sender,
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        if (sender.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("This HttpClient follows redirects, and would send the access token to"
                    + " whatever host one names. Build it with followRedirects(HttpClient.Redirect.NEVER).");
        }
        hosts.require(request.uri());
        AccessToken token = client.accessToken();
        HttpResponse<T> response = sender.send(add(request, token), handler);
        if (response.statusCode() != 401) {
            return response;
        }
        client.invalidate(token);
        AccessToken next = otherThan(token, client);
        if (next == null) {
            return response;
        }
        if (response.body() instanceof AutoCloseable stream) {
            close(stream);
        }
        return sender.send(add(request, next), handler);
    }

    /**
     * Another token than the one that a receiver rejected and the client gave up.
     *
     * @return null if there is none at the moment: the receiver's answer is then all there is to tell
     */
    public static @Nullable AccessToken otherThan(AccessToken rejected, ClientCredentialsClient client) {
        try {
            AccessToken next = client.accessToken();
            return next.value().equals(rejected.value()) ? null : next;
        } catch (TokenRequestException | IllegalStateException e) {
            return null; // the next call will say so; the client may have been closed since the first token
        }
    }

    /** A body that is not read would keep its connection. */
    private static void close(AutoCloseable stream) throws IOException, InterruptedException {
        try {
            stream.close();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The body of the 401 could not be closed.", e);
        }
    }
}
