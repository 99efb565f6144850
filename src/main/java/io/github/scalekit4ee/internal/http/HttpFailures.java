package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/** Turns what {@link java.net.http.HttpClient} throws for one peer into a message that names the host, the cause and the fix. */
final class HttpFailures {

    private static final int MAX_DETAIL = 200;
    private static final String PROXY = "scalekit.http.proxy (SCALEKIT_HTTP_PROXY)";

    private final URI uri;
    private final String host;
    private final Route route;
    private final boolean ownTrustStore;

    /** @param ownTrustStore whether {@code scalekit.http.trust-store} says whom to trust */
    HttpFailures(URI uri, Route route, boolean ownTrustStore) {
        this.uri = uri;
        this.host = HttpUris.authority(uri);
        this.route = route;
        this.ownTrustStore = ownTrustStore;
    }

    IOException describe(ExecutionException execution) {
        return describe(execution.getCause() == null ? execution : execution.getCause());
    }

    IOException describe(Throwable failure) {
        String proxy = route.proxyTo(uri);
        return new IOException(proxy == null ? direct(failure) : through(proxy, failure), failure);
    }

    private String direct(Throwable failure) {
        if (isUnknownHost(failure)) {
            return "The host name of " + host
                    + " cannot be resolved. Check how it is written and this machine's name service;"
                    + " where a proxy alone leads out, set " + PROXY;
        }
        return isUnreachable(failure) ? "No connection to " + host + " can be made" : withPeer(failure);
    }

    private String through(String proxy, Throwable failure) {
        if (isUnknownHost(failure)) {
            return "The host name of the proxy " + proxy + ", which leads to " + host + ", cannot be resolved. Correct "
                    + PROXY + " or -Dhttps.proxyHost";
        }
        if (isUnreachable(failure)) {
            return "No connection to the proxy " + proxy + ", which leads to " + host
                    + ", can be made. Check that it runs, or" + " correct " + PROXY + " or -Dhttps.proxyHost";
        }
        // The JDK's words, with the status of the answer to CONNECT.
        if (detail(failure).startsWith("Tunnel failed, got: ")) {
            return "The proxy " + proxy + " opens no tunnel to " + host + " ("
                    + detail(failure).substring("Tunnel failed, got: ".length())
                    + "). Have it allow that host and port, and check how the host is written";
        }
        return withPeer(failure) + " (by way of the proxy " + proxy + ")";
    }

    private String withPeer(Throwable failure) {
        SSLException tls = Causes.find(failure, SSLException.class);
        return tls == null
                ? "The exchange with " + host + " failed: " + detail(failure)
                : "TLS with " + host + " failed: " + TlsCauses.explain(tls, detail(tls), ownTrustStore);
    }

    /** RFC 9110 section 15.5.8. Only a proxy asks so, and HttpClient gives its answer to CONNECT as if it were the peer's. */
    IOException proxyWantsPassword() {
        String proxy = route.proxyTo(uri);
        return new IOException((proxy == null ? "A proxy on the way" : "The proxy " + proxy) + " to " + host
                + " asks for a user and a password (407), which is not supported. Have it let this machine pass without, or name"
                + " another in " + PROXY);
    }

    HttpTimeoutException deadline(Duration deadline) {
        String proxy = route.proxyTo(uri);
        return new HttpTimeoutException("No complete answer from " + host
                + (proxy == null ? "" : " by way of the proxy " + proxy) + " within " + deadline.toMillis() + " ms");
    }

    IOException closed() {
        return new IOException("The exchange with " + host + " was given up because the application stops");
    }

    private static boolean isUnknownHost(Throwable failure) {
        return Causes.find(failure, UnresolvedAddressException.class) != null
                || Causes.find(failure, UnknownHostException.class) != null;
    }

    private static boolean isUnreachable(Throwable failure) {
        return Causes.find(failure, SSLException.class) == null
                && (Causes.find(failure, ConnectException.class) != null
                        || Causes.find(failure, NoRouteToHostException.class) != null);
    }

    /** The peer has a hand in some messages (a certificate's text), so control characters and length are bounded. */
    private static String detail(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String printable = message.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_DETAIL ? printable : printable.substring(0, MAX_DETAIL) + "…";
    }
}
