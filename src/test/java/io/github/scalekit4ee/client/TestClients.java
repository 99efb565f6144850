package io.github.scalekit4ee.client;

import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.HttpSettings;
import io.github.scalekit4ee.internal.refresh.Time;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients as the tests need them: fixed credentials, and chance that is always in the middle. */
public final class TestClients {

    public static final String ID = "m2morg_1";
    public static final String SECRET = "s3cret/+ %&=";
    public static final Credentials CREDENTIALS = new Credentials(ID, SECRET);
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final URI ACME = URI.create("https://acme.scalekit.example");
    private static final Set<String> HOSTS = Set.of("127.0.0.1");

    private TestClients() {}

    public static ClientConfiguration configuration(URI environment) {
        return configuration(environment, () -> CREDENTIALS);
    }

    public static ClientConfiguration configuration(URI environment, Supplier<Credentials> credentials) {
        return configuration("", environment, credentials, HOSTS, TIMEOUT);
    }

    public static ClientConfiguration named(String name, URI environment, Set<String> hosts) {
        return configuration(name, environment, () -> CREDENTIALS, hosts, TIMEOUT);
    }

    private static ClientConfiguration configuration(
            String name, URI environment, Supplier<Credentials> credentials, Set<String> hosts, Duration timeout) {
        return new ClientConfiguration(
                name,
                URI.create(environment + "/oauth/token"),
                credentials,
                Authentication.CLIENT_SECRET_POST,
                Set.of("read:deployments"),
                null,
                null,
                hosts,
                timeout,
                HttpSettings.DEFAULT,
                null);
    }

    /** One of several that share their tokens. */
    public static ClientCredentialsClient sharing(
            BoundedHttpClient http, Time time, Supplier<Credentials> credentials, SharedCache cache) {
        return new ClientCredentialsClient(configuration(ACME, credentials), http, time, () -> 0.5, cache);
    }

    public static ClientCredentialsClient client(BoundedHttpClient http, Time time) {
        return client(http, time, () -> CREDENTIALS);
    }

    public static ClientCredentialsClient client(BoundedHttpClient http, Time time, double random) {
        return new ClientCredentialsClient(configuration(ACME), http, time, () -> random);
    }

    public static ClientCredentialsClient client(BoundedHttpClient http, Time time, Duration timeout) {
        ClientConfiguration impatient = configuration("", ACME, () -> CREDENTIALS, HOSTS, timeout);
        return new ClientCredentialsClient(impatient, http, time, () -> 0.5);
    }

    public static ClientCredentialsClient client(BoundedHttpClient http, Time time, Supplier<Credentials> credentials) {
        return new ClientCredentialsClient(configuration(ACME, credentials), http, time, () -> 0.5);
    }

    /** A client that talks to a simulated environment and keeps the test's time. */
    public static ClientCredentialsClient client(URI environment, Time time) {
        return client(environment, time, () -> CREDENTIALS);
    }

    public static ClientCredentialsClient client(URI environment, Time time, Supplier<Credentials> credentials) {
        return new ClientCredentialsClient(
                configuration(environment, credentials),
                BoundedHttpClient.open("test-token-endpoint", HttpSettings.DEFAULT),
                time,
                () -> 0.5);
    }

    /** The token that each of them has, all asked at once. */
    public static List<String> allAtOnce(List<ClientCredentialsClient> nodes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (ClientCredentialsClient node : nodes) {
                answers.add(threads.submit(() -> node.accessToken().value()));
            }
            List<String> tokens = new ArrayList<>();
            for (Future<String> answer : answers) {
                tokens.add(answer.get());
            }
            return tokens;
        } finally {
            threads.shutdownNow();
        }
    }
}
