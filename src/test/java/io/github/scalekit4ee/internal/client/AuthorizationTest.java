package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.Downstream;
import io.github.scalekit4ee.client.TestClients;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
public class AuthorizationTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedHttp endpoint = new ScriptedHttp(time);
    private final ClientCredentialsClient client = TestClients.client(endpoint, time);
    private final Downstream downstream = new Downstream();
    private final HttpClient sender = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        downstream.close();
    }

    @Test
    void addsTheTokenToARequestInPlaceOfAnother() {
        HttpRequest request = HttpRequest.newBuilder(downstream.uri())
                .header("Authorization", "Basic x")
                .header("X-Extra", "kept")
                .PUT(BodyPublishers.ofString("body"))
                .build();

        HttpRequest authorized = client.authorize(request);

        assertThat(authorized.headers().allValues("Authorization")).containsExactly("Bearer token-1");
        assertThat(authorized.headers().firstValue("X-Extra")).contains("kept");
        assertThat(authorized.method()).isEqualTo("PUT");
        assertThat(authorized.bodyPublisher()).isEqualTo(request.bodyPublisher());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example/", "http://api.acme.example/", "https://127.0.0.1.evil.example/"})
    void addsNoTokenForAnotherHost(String target) {
        assertThatThrownBy(() -> client.authorize(
                        HttpRequest.newBuilder(URI.create(target)).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed-hosts");
        assertThat(endpoint.sent()).isEmpty();
    }

    @Test
    void sendsOnceMoreWithANewTokenAfterA401() throws Exception {
        downstream.reject(client.accessToken());

        HttpResponse<InputStream> response = client.send(sender, post("body"), BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body().readAllBytes())).isEqualTo("answer to body");
        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1", "token-2");
        assertThat(downstream.received()).extracting(Downstream.Received::body).containsExactly("body", "body");
        assertThat(endpoint.sent()).hasSize(2);
    }

    @Test
    void passesThe401OnWhereNoOtherTokenCanBeHad() throws Exception {
        downstream.reject(client.accessToken());
        endpoint.always(ScriptedHttp.json(401, "{}"));

        HttpResponse<InputStream> response = client.send(sender, post("body"), BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(new String(response.body().readAllBytes())).isEqualTo("refused");
        assertThat(downstream.received()).hasSize(1);
    }

    /** A body that nobody reads keeps its connection. */
    @Test
    void closesTheBodyOfTheFirst401() throws Exception {
        downstream.reject(client.accessToken());
        List<Body> bodies = new CopyOnWriteArrayList<>();

        HttpResponse<Body> response = client.send(
                sender,
                post("x"),
                info -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), stream -> {
                    bodies.add(new Body(stream));
                    return bodies.get(bodies.size() - 1);
                }));

        assertThat(bodies).extracting(body -> body.closed).containsExactly(true, false);
        assertThat(response.body()).isSameAs(bodies.get(1));
    }

    @Test
    void leavesTheBodyOfThe401OpenThatIsPassedOn() throws Exception {
        downstream.rejectEverything();
        client.invalidate(client.accessToken());

        HttpResponse<Body> response = client.send(
                sender, post("x"), info -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), Body::new));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body().closed).isFalse();
        assertThat(new String(response.body().readAllBytes())).isEqualTo("refused");
    }

    private static final class Body extends FilterInputStream {

        private boolean closed;

        Body(InputStream body) {
            super(body);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }

    static Stream<Exception> failuresToClose() {
        return Stream.of(new IOException("a"), new InterruptedException("b"), new IllegalStateException("c"));
    }

    @ParameterizedTest
    @MethodSource("failuresToClose")
    void throwsWhatClosingTheBodyOfThe401Throws(Exception failure) {
        assertThatThrownBy(() -> sendAndFailToClose(failure)).isSameAs(failure);
    }

    @Test
    void wrapsWhatTheSignatureDoesNotName() {
        Exception failure = new Exception("d");

        assertThatThrownBy(() -> sendAndFailToClose(failure))
                .isInstanceOf(IOException.class)
                .hasCause(failure);
    }

    private void sendAndFailToClose(Exception failure) throws IOException, InterruptedException {
        downstream.reject(client.accessToken());
        AutoCloseable body = () -> {
            throw failure;
        };
        client.send(sender, post("x"), info -> BodySubscribers.replacing(body));
    }

    @Test
    void renewsOnceForAHundredParallel401s() throws Exception {
        downstream.reject(client.accessToken());
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<HttpResponse<Void>>> responses = new ArrayList<>();
            for (int call = 0; call < 100; call++) {
                responses.add(callers.submit(() -> client.send(sender, post("x"), BodyHandlers.discarding())));
            }
            for (Future<HttpResponse<Void>> response : responses) {
                assertThat(response.get().statusCode()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(endpoint.sent()).hasSize(2);
    }

    @Test
    void passesTheSecond401OnAndAsksForOneTokenInHalfAMinute() throws Exception {
        downstream.rejectEverything();
        client.accessToken();

        for (int call = 0; call < 29; call++) {
            assertThat(client.send(sender, post("x"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(endpoint.sent()).hasSize(2);
        assertThat(downstream.received()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 503})
    void passesOtherAnswersOn(int status) throws Exception {
        downstream.answer(status);

        assertThat(client.send(sender, post("x"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(status);

        assertThat(downstream.received()).hasSize(1);
        assertThat(endpoint.sent()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void refusesASenderThatFollowsRedirects(HttpClient.Redirect policy) {
        HttpClient following = HttpClient.newBuilder().followRedirects(policy).build();

        assertThatThrownBy(() -> client.send(following, post("x"), BodyHandlers.ofString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
        assertThat(downstream.received()).isEmpty();
    }

    @Test
    void sendsNoTokenAlongWithARedirect() throws IOException, InterruptedException {
        try (Downstream other = new Downstream()) {
            downstream.redirectTo(other.uri());

            assertThat(client.send(sender, post("x"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(307);
            assertThat(other.received()).isEmpty();
        }
    }

    private HttpRequest post(String body) {
        return HttpRequest.newBuilder(downstream.uri())
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
