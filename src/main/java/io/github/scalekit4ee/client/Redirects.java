package io.github.scalekit4ee.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;

/**
 * Keeps a token from going where a redirect points: clients that follow one take the header fields along. Jakarta REST has
 * no setting for it, so each implementation that follows redirects has its line here. The Jakarta REST client of CXF,
 * which TomEE has, needs none: when it follows a redirect, it leaves the {@code Authorization} field out.
 */
final class Redirects {

    /** {@code ClientProperties.FOLLOW_REDIRECTS} of Jersey, which follows redirects unless a request says otherwise. */
    private static final String JERSEY = "jersey.config.client.followRedirects";

    private Redirects() {}

    /** @throws IllegalStateException if the client was told to follow redirects and one request cannot be excepted */
    static void forbid(ClientRequestContext request) {
        request.setProperty(JERSEY, false);
        Client client = request.getClient();
        if (client != null && isRestEasyThatFollows(client)) {
            throw new IllegalStateException("This REST client follows redirects, and would send the access token to"
                    + " whatever host one names. Do without followRedirects(true) and its configuration key, or without"
                    + " the filter.");
        }
    }

    /** RESTEasy follows none unless it was told to when the client was built. */
    private static boolean isRestEasyThatFollows(Client client) {
        try {
            Object engine = client.getClass().getMethod("httpEngine").invoke(client);
            return Boolean.TRUE.equals(
                    engine.getClass().getMethod("isFollowRedirects").invoke(engine));
        } catch (ReflectiveOperationException e) {
            return false; // not RESTEasy, or an engine without the setting
        }
    }
}
