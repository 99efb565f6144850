package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Sends requests with bounds that {@link java.net.http.HttpClient} has no setting for. */
public interface BoundedHttpClient extends AutoCloseable {

    /** Greatest body that is read, in bytes. */
    int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Sends one request and reads its whole body.
     *
     * @param request its URI passed {@link HttpUris#requireSecure}
     * @param deadline over connecting, sending, waiting and reading
     * @return the response, whatever its status; a redirect is returned, never followed
     * @throws IOException on a failure, a body over the bound, or the deadline; its message names the cause in plain words
     */
    BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException;

    /**
     * A client with daemon threads of its own, which end soon after {@link #close()}.
     *
     * @param threadName name of its threads
     */
    static BoundedHttpClient open(String threadName) {
        return new JdkBoundedHttpClient(threadName);
    }

    @Override
    void close();
}
