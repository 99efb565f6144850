package io.github.scalekit4ee.internal.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An {@link HttpClient} for one exchange, so that no exchange is sent on a connection of an earlier one. Firewalls and load
 * balancers forget a quiet connection, many without a word to either end; what is sent on it then is lost, and the exchange with
 * it. How long a connection is kept can be said for a whole JVM only, and {@code Connection: close} not at all. Our exchanges
 * are minutes apart: a connection that is kept would serve few of them.
 */
final class SingleUseClient {

    private final Threads threads;
    private final HttpClient client;

    /** @param tls null: the JVM's default */
    SingleUseClient(Executor executor, Route route, @Nullable SSLContext tls) {
        this.threads = new Threads(executor);
        HttpClient.Builder builder = HttpClient.newBuilder()
                // HTTP/2 would ask a plain http peer to upgrade, and gains nothing for one request.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(route)
                .executor(threads);
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.client = NeutralThreads.withNeutralContext(builder::build);
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler) {
        return client.sendAsync(request, handler);
    }

    /**
     * Closes the connection and ends the selector thread.
     *
     * @return false where the thread is not known (before Java 21): nothing came of the exchange, so this may serve the next
     */
    boolean end() {
        return HttpClientShutdown.shutdownNow(client, threads.selector);
    }

    /**
     * For the client only, whose selector thread this gets to know so. Knows nothing of the client: what it reaches from here would
     * never be garbage to it (Java 25), nor would the application.
     */
    private static final class Threads implements Executor {

        private final Executor executor;
        private volatile @Nullable Thread selector;

        Threads(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable task) {
            if (Thread.currentThread().getName().endsWith("-SelectorManager")) {
                selector = Thread.currentThread();
            }
            executor.execute(task);
        }
    }
}
