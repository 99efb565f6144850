package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Sends requests with bounds that {@link java.net.http.HttpClient} has no setting for. */
public interface BoundedHttpClient extends AutoCloseable {

    /** Greatest body that is read, in bytes, with and without its content coding. */
    int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Sends one request and reads its whole body.
     *
     * @param request its URI passed {@link HttpUris#requireSecure}
     * @param deadline over connecting, sending, waiting and reading
     * @return the response, whatever its status but 407; a redirect is returned, never followed; the body is without content coding
     * @throws IOException on a failure, a proxy that asks for a password, a body over the bound or with an unknown coding, or the
     *     deadline; its message names the cause in plain words
     */
    BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException;

    /**
     * A client with daemon threads of its own, which end soon after {@link #close()}.
     *
     * @param threadName name of its threads
     * @param settings how peers are reached
     */
    static BoundedHttpClient open(String threadName, HttpSettings settings) {
        return new JdkBoundedHttpClient(threadName, settings);
    }

    @Override
    void close();
}
