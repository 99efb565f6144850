package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client with bounds. Its own timeout ends with the response's header, so a peer that drips its body could hold a
 * thread for ever; the deadline here is over the future of the whole exchange.
 */
final class JdkBoundedHttpClient implements BoundedHttpClient {

    private final ExecutorService executor;
    private final HttpClient client;

    JdkBoundedHttpClient(String threadName) {
        executor = Executors.newCachedThreadPool(task -> daemon(task, threadName));
        client = newClient(executor);
    }

    @Override
    public BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException {
        String peer = request.uri().getScheme() + "://" + request.uri().getAuthority();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, response -> new LimitedBody(MAX_BODY_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return new BoundedResponse(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException(peer + " gave no complete answer within " + deadline.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException(peer + ": " + reason(e.getCause()), e.getCause());
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof ConnectException) {
            return "no connection (host unknown, or nobody listens)";
        }
        if (failure instanceof SSLException) {
            return "no trusted TLS connection (" + failure.getMessage() + ")";
        }
        return failure == null || failure.getMessage() == null ? "the exchange failed" : failure.getMessage();
    }

    /** The client's own thread inherits the context class loader; the application's must not be kept by it. */
    private static HttpClient newClient(ExecutorService executor) {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(executor)
                    .build();
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
