package io.github.scalekit4ee.fleet;

import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.client.ClientTokenEvents;
import io.github.scalekit4ee.internal.client.CredentialsReader;
import io.github.scalekit4ee.internal.client.RetryingTokenEndpoint;
import io.github.scalekit4ee.internal.client.SharedTokens;
import io.github.scalekit4ee.internal.client.TokenCache;
import io.github.scalekit4ee.internal.client.TokenEndpoint;
import io.github.scalekit4ee.internal.client.TokenSource;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.observe.Events;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The jar's own client of one node, with a simulated token endpoint. */
final class SimulatedClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final TokenCache cache;

    SimulatedClient(
            SimulatedEndpoint endpoint,
            Duration lifetime,
            NodeTime time,
            DoubleSupplier random,
            @Nullable SharedCache shared) {
        ClientConfiguration client = TestClients.configuration(URI.create("https://acme.scalekit.example"));
        CredentialsReader credentials = new CredentialsReader(client.credentials());
        Duration budget = TIMEOUT.multipliedBy(95).dividedBy(100);
        RetryingTokenEndpoint retrying = new RetryingTokenEndpoint(
                new TokenEndpoint(client, credentials, new Http(endpoint, lifetime, time), time),
                budget,
                time,
                random,
                new ClientTokenEvents(Events.none(), ""));
        TokenSource source = shared == null
                ? retrying
                : new SharedTokens(client, credentials, retrying, shared, budget, time, random);
        cache = new TokenCache(source, credentials, TIMEOUT, time, random, new OnTheSpot());
    }

    void call() {
        cache.get();
    }

    private record Http(SimulatedEndpoint endpoint, Duration lifetime, NodeTime time) implements BoundedHttpClient {

        @Override
        public BoundedResponse send(HttpRequest request, Duration deadline) throws IOException {
            try {
                OptionalLong away = endpoint.request(time.nanos());
                return away.isEmpty()
                        ? response(
                                200,
                                Map.of(),
                                "{\"access_token\":\"t" + time.nanos() + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                                        + lifetime.toSeconds() + "}")
                        : response(429, Map.of("Retry-After", List.of(Long.toString(away.getAsLong()))), "{}");
            } catch (SimulatedEndpoint.Down e) {
                throw new IOException("simulated", e);
            }
        }

        private static BoundedResponse response(int status, Map<String, List<String>> fields, String body) {
            return new BoundedResponse(
                    status, HttpHeaders.of(fields, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
