package io.github.scalekit4ee.internal.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;

/**
 * Ends the selector thread of an {@link HttpClient}. Java 21 has {@code shutdownNow()}, which does not wait as
 * {@code close()} does; before it the thread ends by itself within seconds once the client is garbage.
 */
final class HttpClientShutdown {

    private HttpClientShutdown() {}

    static void shutdownNow(HttpClient client) {
        Method method;
        try {
            method = HttpClient.class.getMethod("shutdownNow");
        } catch (NoSuchMethodException java17) {
            return;
        }
        try {
            method.invoke(client);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("HttpClient.shutdownNow() failed", e);
        }
    }
}
