package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a user may be sent back to: exactly what is registered, except for the port of a loopback address. */
final class RedirectUris {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** Of a scheme of its own, RFC 8252 section 7.1 asks for a dot; clients such as {@code cursor://…} have none. */
    private static final Set<String> NOT_PRIVATE_USE =
            Set.of("http", "https", "javascript", "vbscript", "data", "file", "blob", "about");

    private RedirectUris() {}

    static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    }

    static boolean registered(List<String> registered, String requested) {
        return registered.contains(requested)
                || registered.stream().anyMatch(known -> differsInLoopbackPort(known, requested));
    }

    /**
     * RFC 8252 section 7.3: a native application takes any free port. That section is about addresses; {@code localhost} is
     * what many clients have in their metadata, and servers treat it alike.
     */
    private static boolean differsInLoopbackPort(String known, String requested) {
        try {
            URI one = URI.create(known);
            URI other = URI.create(requested);
            return isLoopback(one)
                    && isLoopback(other)
                    && withoutPort(known, one).equals(withoutPort(requested, other));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutPort(String text, URI uri) {
        return uri.getPort() < 0 ? text : text.replaceFirst(":" + uri.getPort() + "(?=[/?]|$)", "");
    }

    /** What may be registered: https, http on a loopback address, or a scheme of the application's own (RFC 8252 section 7.1). */
    static void check(String text) throws OAuthError {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidRedirectUri("A redirect URI cannot be parsed.")
                    .causedBy(e);
        }
        if (!uri.isAbsolute() || uri.getRawFragment() != null) {
            throw OAuthError.invalidRedirectUri("A redirect URI is absolute and has no fragment.");
        }
        boolean web = "https".equals(uri.getScheme()) && uri.getHost() != null;
        if (!web && !isLoopback(uri) && NOT_PRIVATE_USE.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw OAuthError.invalidRedirectUri(
                    "Use https, http on a loopback address, or a scheme of the application's own.");
        }
    }
}
