package io.github.scalekit4ee.internal.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Ends the selector thread of an {@link HttpClient}. Java 21 has {@code shutdownNow()}, which does not wait as
 * {@code close()} does. Before it an interrupt ends the thread, which then closes the client's connections; a thread that is not
 * known ends by itself within seconds once the client is garbage.
 */
final class HttpClientShutdown {

    private HttpClientShutdown() {}

    /**
     * @param selector the client's thread, if known
     * @return whether the thread ends now
     */
    static boolean shutdownNow(HttpClient client, @Nullable Thread selector) {
        Method method;
        try {
            method = HttpClient.class.getMethod("shutdownNow");
        } catch (NoSuchMethodException java17) {
            if (selector != null) {
                selector.interrupt();
            }
            return selector != null;
        }
        try {
            method.invoke(client);
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("HttpClient.shutdownNow() failed", e);
        }
    }
}
