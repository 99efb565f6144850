package io.github.scalekit4ee.internal.http;

import java.net.URI;
import java.util.Locale;

/** Says which URIs may be sent credentials or asked for keys (RFC 8725 section 3.10, RFC 6749 section 3.2). */
public final class HttpUris {

    private HttpUris() {}

    /**
     * Checks that a URI is absolute and uses https, or http on a loopback address, where nobody else listens in.
     *
     * @param uri the URI
     * @param what how a message calls it
     * @return the same URI
     * @throws IllegalArgumentException otherwise; the message says what is wrong and how to mend it
     */
    public static URI requireSecure(URI uri, String what) {
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw new IllegalArgumentException(what + " is not an absolute http URL. Write it as https://host/path.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(what + " has a user or a fragment in it. Leave both out.");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("https") || (scheme.equals("http") && isLoopback(uri.getHost()))) {
            return uri;
        }
        throw new IllegalArgumentException(
                what + " does not use https. Use https; http is for loopback addresses only.");
    }

    /** By what is written, never by name resolution, which somebody else may answer. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
