package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse;
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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link BoundedHttpClient} on {@link java.net.http.HttpClient}, of which each exchange has its own. The first is made at the
 * first request, not at deployment, where a server may not have set its default {@code SSLContext} and {@code ProxySelector} yet.
 */
final class JdkBoundedHttpClient implements BoundedHttpClient {

    private final ExecutorService executor;
    private final Route route;
    private final @Nullable SSLContext tls;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    /** Of an exchange that came to no connection. A new one for each would leave a thread for each, as long as there is no GC. */
    private final AtomicReference<@Nullable SingleUseClient> unused = new AtomicReference<>();

    private volatile boolean closed;

    /** @param threadName name of its threads, none of which is started before the first request */
    JdkBoundedHttpClient(String threadName, HttpSettings settings) {
        // A queue would let a name look-up that hangs hold up the next exchange. Idle threads end after ten seconds.
        executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new NeutralThreads(threadName));
        route = new Route(settings.proxy());
        TrustedCertificates trusted = settings.trustedCertificates();
        tls = trusted == null ? null : trusted.context();
    }

    @Override
    public BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpFailures failures = new HttpFailures(request.uri(), route, tls != null);
        if (closed) {
            throw failures.closed();
        }
        SingleUseClient left = unused.getAndSet(null);
        SingleUseClient client = left == null ? new SingleUseClient(executor, route, tls) : left;
        try {
            HttpResponse<byte[]> response = exchange(client, uncoded(request), deadline, start, failures);
            if (response.statusCode() == 407) {
                throw failures.proxyWantsPassword();
            }
            return new BoundedResponse(response.statusCode(), response.headers(), decoded(response, failures));
        } finally {
            if (!client.end()) {
                unused.set(client);
            }
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality") // a future is equal to itself alone, as is meant
    private HttpResponse<byte[]> exchange(
            SingleUseClient client, HttpRequest request, Duration deadline, long start, HttpFailures failures)
            throws IOException, InterruptedException {
        AtomicReference<@Nullable BoundedBody> reading = new AtomicReference<>();
        CompletableFuture<HttpResponse<byte[]>> exchange = begin(client, request, failures, head -> {
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
            return exchange.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            IOException failure = failures.deadline(deadline);
            giveUp(exchange, reading.get(), failure);
            throw failure;
        } catch (InterruptedException e) {
            giveUp(exchange, reading.get(), failures.closed());
            throw e;
        } catch (CancellationException e) {
            throw failures.closed();
        } catch (ExecutionException e) {
            throw closed ? failures.closed() : failures.describe(e);
        } finally {
            underWay.remove(exchange);
        }
    }

    private static CompletableFuture<HttpResponse<byte[]>> begin(
            SingleUseClient client, HttpRequest request, HttpFailures failures, BodyHandler<byte[]> handler)
            throws IOException {
        try {
            return client.send(request, handler);
        } catch (RejectedExecutionException e) {
            throw failures.closed(); // since we looked
        }
    }

    /** RFC 9110 section 12.5.3: without the field any coding would be as good. */
    private static HttpRequest uncoded(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Accept-Encoding", "identity")
                .build();
    }

    private static byte[] decoded(HttpResponse<byte[]> response, HttpFailures failures) throws IOException {
        try {
            return ContentCoding.decode(response.headers(), response.body(), MAX_BODY_BYTES);
        } catch (IOException e) {
            if (response.statusCode() != 200) {
                return new byte[0]; // the status and its Retry-After say more than a body that nobody can read
            }
            throw failures.describe(e);
        }
    }

    private static void giveUp(CompletableFuture<?> exchange, @Nullable BoundedBody reading, IOException reason) {
        exchange.cancel(true);
        if (reading != null) {
            reading.abort(reason);
        }
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
        unused.set(null);
        // Without its threads an exchange never ends (JDK 17).
        underWay.forEach(exchange -> exchange.cancel(true));
    }
}
