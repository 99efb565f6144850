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
import org.jspecify.annotations.Nullable;

/** Turns what {@link java.net.http.HttpClient} throws into a message that names the host and the cause. */
final class HttpFailures {

    private static final int MAX_DETAIL = 200;

    private HttpFailures() {}

    static IOException describe(URI uri, ExecutionException execution) {
        Throwable failure = execution.getCause() == null ? execution : execution.getCause();
        String host = HttpUris.authority(uri);
        if (find(failure, UnresolvedAddressException.class) != null
                || find(failure, UnknownHostException.class) != null) {
            return new IOException("The host name of " + host + " cannot be resolved", failure);
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null) {
            return new IOException("TLS with " + host + " failed: " + detail(tls), failure);
        }
        if (find(failure, ConnectException.class) != null || find(failure, NoRouteToHostException.class) != null) {
            return new IOException("No connection to " + host + " can be made", failure);
        }
        return new IOException("The exchange with " + host + " failed: " + detail(failure), failure);
    }

    static HttpTimeoutException deadline(URI uri, Duration deadline) {
        return new HttpTimeoutException(
                "No complete answer from " + HttpUris.authority(uri) + " within " + deadline.toMillis() + " ms");
    }

    static IOException closed(URI uri) {
        return new IOException(
                "The exchange with " + HttpUris.authority(uri) + " was given up because the application stops");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        // A chain of causes may be circular; sixteen is more than any real one has.
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** The peer has a hand in some messages (a certificate's text), so control characters and length are bounded. */
    private static String detail(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String printable = message.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_DETAIL ? printable : printable.substring(0, MAX_DETAIL) + "…";
    }
}
