package io.github.scalekit4ee.internal.http;

import java.net.URI;

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
        if (uri.getPort() != -1 && !isPort(uri.getPort())) {
            throw new IllegalArgumentException(what + " has a port outside 1 to 65535. Correct it or leave it out.");
        }
        if (isSecure(uri.getScheme(), uri.getHost())) {
            return uri;
        }
        throw new IllegalArgumentException(
                what + " does not use https. Use https; http is for loopback addresses only.");
    }

    /** Https, or http on a loopback address, where nobody else listens in. */
    public static boolean isSecure(String scheme, String host) {
        return scheme.equalsIgnoreCase("https") || (scheme.equalsIgnoreCase("http") && isLoopback(host));
    }

    /** A port that a server can have (RFC 6335 section 6). */
    public static boolean isPort(int port) {
        return port > 0 && port <= 65_535;
    }

    /** By what is written, never by name resolution, which somebody else may answer. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /**
     * A URI as messages show it: scheme, host, port and path. A query may hold what is nobody's business.
     *
     * @param uri the URI
     * @return its beginning; never null
     */
    public static String shown(URI uri) {
        return uri.getScheme() + "://" + authority(uri) + uri.getRawPath();
    }

    static String authority(URI uri) {
        return uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
