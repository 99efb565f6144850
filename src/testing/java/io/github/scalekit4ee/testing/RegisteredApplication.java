package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application that sends users to the environment to sign in: the authorization code grant with PKCE. Clients that
 * register themselves, or bring a client-id metadata document, need none.
 *
 * @param id the client id
 * @param secret the client secret, or {@code null} for a public client, which cannot keep one
 * @param redirectUris where users may be sent back to; on a loopback address with any port (RFC 8252 section 7.3)
 * @param scopes all that it may be granted; none leaves it to the resource and the user
 * @param postLogoutRedirectUris where users may be sent to after they have logged out; may be empty
 */
public record RegisteredApplication(
        String id,
        @Nullable String secret,
        List<String> redirectUris,
        List<String> scopes,
        List<String> postLogoutRedirectUris) {
    /**
     * Copies the lists.
     *
     * @param id the client id
     * @param secret the client secret, or {@code null} for a public client
     * @param redirectUris where users may be sent back to; at least one
     * @param scopes all that it may be granted; none leaves it to the resource and the user
     * @param postLogoutRedirectUris where users may be sent to after they have logged out; may be empty
     */
    public RegisteredApplication {
        Objects.requireNonNull(id, "id");
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        if (redirectUris.isEmpty()) {
            throw new IllegalArgumentException(
                    "An application needs a redirect URI, such as http://127.0.0.1/callback.");
        }
    }

    /**
     * A public client, such as a tool on somebody's machine.
     *
     * @param id the client id
     * @param redirectUris where users may be sent back to
     * @return the application
     */
    public static RegisteredApplication withoutSecret(String id, String... redirectUris) {
        return new RegisteredApplication(id, null, List.of(redirectUris), List.of(), List.of());
    }

    /**
     * A client that keeps a secret, such as a web application.
     *
     * @param id the client id
     * @param secret the client secret
     * @param redirectUris where users may be sent back to
     * @return the application
     */
    public static RegisteredApplication withSecret(String id, String secret, String... redirectUris) {
        return new RegisteredApplication(
                id, Objects.requireNonNull(secret, "secret"), List.of(redirectUris), List.of(), List.of());
    }

    /**
     * Limits what it may be granted.
     *
     * @param allowed the scopes
     * @return a changed copy
     */
    public RegisteredApplication withScopes(String... allowed) {
        return new RegisteredApplication(id, secret, redirectUris, List.of(allowed), postLogoutRedirectUris);
    }

    /**
     * Registers where users may be sent to after they have logged out (OpenID Connect RP-Initiated Logout section 3.1).
     *
     * @param uris the addresses; on a loopback address with any port
     * @return a changed copy
     */
    public RegisteredApplication withPostLogoutRedirectUris(String... uris) {
        return new RegisteredApplication(id, secret, redirectUris, scopes, List.of(uris));
    }

    /** {@return the id only, without the secret} */
    @Override
    public String toString() {
        return "RegisteredApplication[" + id + "]";
    }
}
