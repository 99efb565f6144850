package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** Answers without a network: first what was queued, then the standing answer for ever. */
public final class ScriptedHttp implements BoundedHttpClient {

    public interface Answer {
        BoundedResponse to(HttpRequest request) throws IOException, InterruptedException;
    }

    /** When a request was made, by the test's time, and how long it was given. */
    public record Sent(HttpRequest request, long at, Duration deadline) {}

    private final ManualTime time;
    private final Queue<Answer> queued = new ArrayDeque<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private Answer standing = request -> token("token-" + sent.size(), 3600);

    public ScriptedHttp(ManualTime time) {
        this.time = time;
    }

    public static BoundedResponse token(String value, long expiresIn) {
        return json(
                200,
                """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d}"""
                        .formatted(value, expiresIn));
    }

    public static BoundedResponse json(int status, String body) {
        return new BoundedResponse(status, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(UTF_8));
    }

    public static BoundedResponse retryAfter(int status, String value) {
        return new BoundedResponse(
                status,
                HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, field) -> true),
                "{}".getBytes(UTF_8));
    }

    /** {@return what a request would send} */
    public static String body(HttpRequest request) {
        BodySubscriber<String> subscriber = BodySubscribers.ofString(UTF_8);
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer item) {
                subscriber.onNext(List.of(item));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
        return subscriber.getBody().toCompletableFuture().join();
    }

    public synchronized ScriptedHttp then(Answer answer) {
        queued.add(answer);
        return this;
    }

    public synchronized ScriptedHttp always(Answer answer) {
        standing = answer;
        return this;
    }

    public ScriptedHttp always(BoundedResponse response) {
        return always(request -> response);
    }

    public List<Sent> sent() {
        return sent;
    }

    @Override
    public BoundedResponse send(HttpRequest request, Duration deadline) throws IOException, InterruptedException {
        sent.add(new Sent(request, time.nanos(), deadline));
        Answer answer;
        synchronized (this) {
            answer = queued.isEmpty() ? standing : queued.remove();
        }
        return answer.to(request);
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }
}
