package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedScalekitTest {
    @Test
    void listensOnTheLoopbackAddressWithoutTrailingSlash() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            assertThat(scalekit.environmentUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(scalekit.issuer()).isEqualTo(scalekit.environmentUrl().toString());
            assertThat(scalekit.controlUrl()).isEmpty();
        }
    }

    @Test
    void closingFreesThePortAndEndsEveryThread() throws Exception {
        Set<Thread> others = threads();
        SimulatedScalekit scalekit = SimulatedScalekit.start();
        URI address = scalekit.environmentUrl();
        scalekit.outage(Endpoint.KEYS, Fault.hang());
        scalekit.outage(Endpoint.TOKEN, Fault.latency(Duration.ofMinutes(5)));
        List<CompletableFuture<HttpResponse<Void>>> waiting = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/keys", "/oauth/token")) {
            waiting.add(client.sendAsync(
                    HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.discarding()));
        }
        scalekit.journal().awaitRequests(Endpoint.KEYS, 1, HttpTestSupport.PATIENCE);
        scalekit.journal().awaitRequests(Endpoint.TOKEN, 1, HttpTestSupport.PATIENCE);

        Set<Thread> own = threads();
        own.removeAll(others);
        scalekit.close();

        assertThat(own).hasSizeGreaterThanOrEqualTo(3);
        await(own);
        assertThat(waiting).allSatisfy(answer -> assertThat(answer).failsWithin(HttpTestSupport.PATIENCE));
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
        scalekit.close();
        try (SimulatedScalekit again =
                SimulatedScalekit.builder().port(address.getPort()).start()) {
            assertThat(again.environmentUrl()).isEqualTo(address);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("simulated-scalekit-"))
                .collect(Collectors.toSet());
    }

    /** A pool says that it has ended a moment before its last thread really has. */
    private static void await(Set<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(1_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void takenPortIsRefusedWithAnExplanation() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            SimulatedScalekitBuilder second =
                    SimulatedScalekit.builder().port(scalekit.environmentUrl().getPort());

            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Choose a free port");
        }
    }

    @Test
    void answersManyClientsAtOnce() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            scalekit.environmentUrl().resolve("/keys"))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }

            assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
            assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(200);
        }
    }

    @Test
    void journalCountsAndTimesRequests() throws Exception {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            HttpTestSupport.get(scalekit, "/keys");
            long between = System.nanoTime();
            HttpTestSupport.get(scalekit, "/keys?x=1");
            Journal journal = scalekit.journal();

            assertThat(journal.count(Endpoint.KEYS)).isEqualTo(2);
            assertThat(journal.countSince(Endpoint.KEYS, between)).isEqualTo(1);
            assertThat(journal.arrivals(Endpoint.KEYS)).hasSize(2).isSorted();
            assertThat(journal.last(Endpoint.KEYS).query()).isEqualTo("x=1");
            assertThatThrownBy(() -> journal.last(Endpoint.TOKEN)).isInstanceOf(AssertionError.class);
            journal.clear();
            assertThat(journal.requests(Endpoint.KEYS)).isEmpty();
        }
    }

    @Test
    void awaitingRequestsThatDoNotComeFails() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            assertThatThrownBy(() -> scalekit.journal().awaitRequests(Endpoint.KEYS, 1, Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("0 came");
        }
    }

    @Test
    void secretsAreInNoDescription() {
        assertThat(RegisteredClient.of("m2m", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(SigningKey.hmac(new byte[] {1}).toString()).matches("SigningKey\\[snk_\\d+, HS256]");
    }
}
