package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * {@link BoundedHttpClient} on {@link HttpClient}. The client is made at the first request, not at deployment, where a
 * server may not have set its default {@code SSLContext} and {@code ProxySelector} yet.
 */
final class JdkBoundedHttpClient implements BoundedHttpClient {

    private final ExecutorService executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable HttpClient client;
    private volatile boolean closed;

    /** @param threadName name of its threads, none of which is started before the first request */
    JdkBoundedHttpClient(String threadName) {
        // A queue would let a name look-up that hangs hold up the next exchange. Idle threads end after ten seconds.
        executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new NeutralThreads(threadName));
    }

    @Override
    @SuppressWarnings("CollectionUndefinedEquality") // a future is equal to itself alone, as is meant
    public BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException {
        long start = System.nanoTime();
        AtomicReference<@Nullable BoundedBody> reading = new AtomicReference<>();
        CompletableFuture<HttpResponse<byte[]>> exchange = begin(request, head -> {
            BoundedBody body = new BoundedBody(MAX_BODY_BYTES);
            reading.set(body);
            if (head.headers().firstValueAsLong("content-length").orElse(0) > MAX_BODY_BYTES) {
                body.abort(new IOException(BoundedBody.tooLarge(MAX_BODY_BYTES)));
            }
            return body;
        });
        underWay.add(exchange);
        try {
            if (closed) {
                exchange.cancel(true); // by now, and perhaps too late for close() to see it
            }
            long left = deadline.toNanos() - (System.nanoTime() - start);
            HttpResponse<byte[]> response = exchange.get(left, TimeUnit.NANOSECONDS);
            return new BoundedResponse(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            IOException failure = HttpFailures.deadline(request.uri(), deadline);
            giveUp(exchange, reading.get(), failure);
            throw failure;
        } catch (InterruptedException e) {
            giveUp(exchange, reading.get(), HttpFailures.closed(request.uri()));
            throw e;
        } catch (CancellationException e) {
            throw HttpFailures.closed(request.uri());
        } catch (ExecutionException e) {
            throw closed ? HttpFailures.closed(request.uri()) : HttpFailures.describe(request.uri(), e);
        } finally {
            underWay.remove(exchange);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request, BodyHandler<byte[]> handler)
            throws IOException {
        try {
            return client(request).sendAsync(request, handler);
        } catch (RejectedExecutionException e) {
            throw HttpFailures.closed(request.uri()); // since we had the client
        }
    }

    private static void giveUp(CompletableFuture<?> exchange, @Nullable BoundedBody reading, IOException reason) {
        exchange.cancel(true);
        if (reading != null) {
            reading.abort(reason);
        }
    }

    private HttpClient client(HttpRequest request) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw HttpFailures.closed(request.uri());
            }
            HttpClient current = client;
            if (current == null) {
                current = NeutralThreads.withNeutralContext(this::newClient);
                client = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder()
                // HTTP/2 would ask a plain http peer to upgrade, and gains nothing for one request in minutes.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    @Override
    public void close() {
        HttpClient last;
        lock.lock();
        try {
            closed = true;
            last = client;
            client = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            HttpClientShutdown.shutdownNow(last);
        }
        executor.shutdownNow();
        // Without its threads an exchange never ends (JDK 17).
        underWay.forEach(exchange -> exchange.cancel(true));
    }
}
