package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.client.ClientCredentialsClient.Authentication;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.RecordedRequest;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises about outgoing calls, kept over real connections. */
@Timeout(60)
class ClientCredentialsClientTest {

    private final SimulatedScalekit scalekit = SimulatedScalekit.start();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(scalekit));

    @BeforeEach
    void registerAClient() {
        scalekit.registerClient(TestClients.ID, TestClients.SECRET, "read:deployments", "deploy:applications");
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIENT_SECRET_POST", "CLIENT_SECRET_BASIC"})
    void getsATokenOfTheRequestedScopes(Authentication authentication) {
        AccessToken token = open(builder()
                        .scopes("deploy:applications")
                        .audience("https://api.acme.example")
                        .resource("https://api.acme.example/deployments")
                        .authentication(authentication))
                .accessToken();

        assertThat(token.value()).startsWith("eyJ");
        assertThat(token.scopes()).containsExactly("deploy:applications");
        assertThat(token.expiresAt())
                .isBetween(Instant.now().plusSeconds(3590), Instant.now().plusSeconds(3601));
        RecordedRequest request = scalekit.journal().last(Endpoint.TOKEN);
        assertThat(request.parameter("audience")).contains("https://api.acme.example");
        assertThat(request.parameter("resource")).contains("https://api.acme.example/deployments");
        assertThat(request.parameter("client_secret").isPresent())
                .isEqualTo(authentication == Authentication.CLIENT_SECRET_POST);
    }

    @Test
    void makesOneRequestForAThousandCalls() throws InterruptedException {
        ClientCredentialsClient client = open(builder());

        for (int call = 0; call < 1000; call++) {
            client.accessToken();
        }

        // Long enough for a request in the background that should not be made.
        Thread.sleep(200);
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    /** All of them may wait in a request's first second. A machine that is busy elsewhere may not start them in that time. */
    @Test
    void makesOneRequestForAHundredColdCallers() throws Exception {
        scalekit.outage(Endpoint.TOKEN, Fault.latency(Duration.ofMillis(300)));
        ExecutorService callers = Executors.newFixedThreadPool(100);
        opened.add(callers::shutdownNow);
        Duration took = Duration.ofDays(1);
        List<Future<AccessToken>> tokens = List.of();
        int before = 0;
        for (int attempt = 1; attempt <= 5 && took.compareTo(Duration.ofMillis(900)) > 0; attempt++) {
            before = scalekit.requests(Endpoint.TOKEN);
            ClientCredentialsClient client = open(builder());
            long start = System.nanoTime();
            tokens = callers.invokeAll(Collections.nCopies(100, client::accessToken));
            took = Duration.ofNanos(System.nanoTime() - start);
        }

        AccessToken first = tokens.get(0).get();
        for (Future<AccessToken> token : tokens) {
            assertThat(token.get()).isSameAs(first);
        }
        assertThat(scalekit.requests(Endpoint.TOKEN) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "drip", "refuse", "reset", "503"})
    void failsWithinFiveSecondsAndThenFastWhenTheEndpointIsDown(String outage) {
        scalekit.outage(Endpoint.TOKEN, fault(outage));
        // A machine that is busy elsewhere may wake a thread too late, now and then; a client that waits too long
        // always does.
        Duration fastest = Duration.ofDays(1);
        for (int attempt = 0; attempt < 3 && fastest.compareTo(Duration.ofSeconds(5)) >= 0; attempt++) {
            ClientCredentialsClient client = open(builder());
            int before = scalekit.requests(Endpoint.TOKEN);
            long start = System.nanoTime();

            TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);

            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(scalekit.requests(Endpoint.TOKEN) - before).isLessThanOrEqualTo(3);
            assertFailsAtOnce(client);
        }
        assertThat(fastest).isLessThan(Duration.ofSeconds(5));
    }

    private void assertFailsAtOnce(ClientCredentialsClient client) {
        int requests = scalekit.requests(Endpoint.TOKEN);
        long again = System.nanoTime();
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - again)).isLessThan(Duration.ofMillis(500));
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(requests);
    }

    /** Nodes of a fleet that failed together; each waits three quarters of a second to a whole one. */
    @Test
    void doesNotComeBackTogetherWithItsLikes() {
        List<Duration> pauses = new ArrayList<>();
        for (int node = 0; node < 20; node++) {
            ClientCredentialsClient client = open(builder().clientSecret("wrong"));
            assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
            pauses.add(catchThrowableOfType(TokenRequestException.class, client::accessToken)
                    .retryAfter());
        }

        assertThat(pauses).anyMatch(pause -> pause.compareTo(Duration.ofMillis(760)) > 0);
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(20);
    }

    @Test
    void waitsNoLongerThanItsTimeout() {
        scalekit.outage(Endpoint.TOKEN, Fault.hang());
        ClientCredentialsClient client = open(builder().timeout(Duration.ofMillis(500)));
        long start = System.nanoTime();

        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
    }

    private static Fault fault(String outage) {
        return switch (outage) {
            case "hang" -> Fault.hang();
            case "drip" -> Fault.slowDrip(Duration.ofMillis(100));
            case "refuse" -> Fault.refuseConnections();
            case "reset" -> Fault.resetConnection();
            default -> Fault.status(Integer.parseInt(outage));
        };
    }

    @Test
    void asksThreeTimesWhenTheEndpointFailsTwice() {
        scalekit.script(Endpoint.TOKEN, Fault.status(503), Fault.status(500));

        open(builder()).accessToken();

        List<Long> arrivals = scalekit.journal().arrivals(Endpoint.TOKEN);
        assertThat(arrivals).hasSize(3);
        assertThat(Duration.ofNanos(arrivals.get(1) - arrivals.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(arrivals.get(2) - arrivals.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void waitsAsLongAsRetryAfterSays() {
        scalekit.script(
                Endpoint.TOKEN,
                Fault.tooManyRequests(Duration.ofSeconds(1)),
                Fault.tooManyRequests(Instant.now().plusSeconds(3)));

        open(builder()).accessToken();

        List<Long> arrivals = scalekit.journal().arrivals(Endpoint.TOKEN);
        assertThat(arrivals).hasSize(3);
        assertThat(Duration.ofNanos(arrivals.get(1) - arrivals.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        // A date has whole seconds, so one of them may be lost.
        assertThat(Duration.ofNanos(arrivals.get(2) - arrivals.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(1900));
    }

    @Test
    void askThreeTimesAtMostWhenThereAreTooManyRequests() {
        scalekit.outage(Endpoint.TOKEN, Fault.tooManyRequests(Duration.ZERO));
        ClientCredentialsClient client = open(builder());

        assertThatThrownBy(client::accessToken)
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.status())
                        .isEqualTo(429));
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(3);
    }

    @Test
    void tellsWhyTheEndpointRefusedTheClientAndDoesNotAskAgain() {
        ClientCredentialsClient client = open(builder().clientSecret("wrong"));

        TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.status()).isEqualTo(401);
        assertThat(failure.error()).isEqualTo("invalid_client");
        assertThat(failure).hasMessageContaining("invalid_client");
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void tellsWhyTheEndpointRefusedTheScopeAndDoesNotAskAgain() {
        ClientCredentialsClient client = open(builder().scopes("admin:everything"));

        TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.error()).isEqualTo("invalid_scope");
        assertThat(failure.errorDescription()).isNotBlank();
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void readsNoMoreThanItNeedsOfAnEndlessOrHugeBody() {
        for (Fault fault : List.of(Fault.hugeBody(10_000_000), Fault.endlessBody())) {
            scalekit.outage(Endpoint.TOKEN, fault);
            ClientCredentialsClient client = open(builder());
            long start = System.nanoTime();

            assertThatThrownBy(client::accessToken)
                    .isInstanceOf(TokenRequestException.class)
                    .hasMessageContaining("65536");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void takesNoTokenFromAnAnswerThatIsNone() {
        for (Fault fault : List.of(
                Fault.html(),
                Fault.body("null"),
                Fault.body("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":1e99}"),
                Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":[0-9]+", "\"expires_in\":-1")))) {
            scalekit.outage(Endpoint.TOKEN, fault);

            assertThatThrownBy(open(builder())::accessToken)
                    .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(Kind.INVALID_RESPONSE));
        }
    }

    @Test
    void keepsATokenOfUnknownLifetimeForMinutesOnly() {
        scalekit.outage(Endpoint.TOKEN, Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":[0-9]+,", "")));
        ManualTime time = new ManualTime();
        ClientCredentialsClient client = open(TestClients.client(scalekit.environmentUrl(), time));
        client.accessToken();
        client.accessToken();
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);

        time.advance(Duration.ofMinutes(4));

        client.accessToken();
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void followsNoRedirectOfTheTokenEndpoint() {
        try (SimulatedScalekit thief = SimulatedScalekit.start()) {
            scalekit.outage(Endpoint.TOKEN, Fault.redirectTo(URI.create(thief.environmentUrl() + "/oauth/token")));

            assertThatThrownBy(open(builder())::accessToken)
                    .isInstanceOfSatisfying(TokenRequestException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.INVALID_RESPONSE);
                        assertThat(failure.status()).isEqualTo(302);
                    })
                    .hasMessageContaining("redirect");
            assertThat(thief.requests(Endpoint.TOKEN)).isZero();
            assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void sendsNoCredentialsWithoutTls() {
        assertThatThrownBy(builder().environmentUrl(URI.create("http://acme.scalekit.example"))::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    /** Whatever the reader of the configuration lets through. */
    @Test
    void isNotEvenMadeForATokenEndpointWithoutTls() {
        assertThatThrownBy(() -> TestClients.client(
                        URI.create("http://acme.scalekit.example"), new ManualTime(), () -> TestClients.CREDENTIALS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void takesARotatedSecretWithTheNextToken() {
        AtomicReference<String> secret = new AtomicReference<>(TestClients.SECRET);
        ManualTime time = new ManualTime();
        ClientCredentialsClient client = open(TestClients.client(
                scalekit.environmentUrl(), time, () -> new Credentials(TestClients.ID, secret.get())));
        client.accessToken();
        scalekit.registerClient(TestClients.ID, "rotated", "read:deployments");
        secret.set("rotated");
        time.advance(Duration.ofHours(1));

        client.accessToken();

        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void isMovedByAClockOfTheTest() {
        ManualTime time = new ManualTime();
        ClientCredentialsClient client = open(builder().clock(time.clock()));
        AccessToken first = client.accessToken();

        time.advance(Duration.ofHours(2));

        assertThat(client.accessToken()).isNotEqualTo(first);
    }

    @Test
    void namesEveryMissingValueAtOnce() {
        assertThatThrownBy(ClientCredentialsClient.builder()::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("environmentUrl(…)");
        assertThatThrownBy(ClientCredentialsClient.builder().environmentUrl(scalekit.environmentUrl())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clientId(…)")
                .hasMessageContaining("clientSecret(…)");
    }

    private ClientCredentialsClient.Builder builder() {
        return ClientCredentialsClient.builder()
                .environmentUrl(scalekit.environmentUrl())
                .clientId(TestClients.ID)
                .clientSecret(TestClients.SECRET);
    }

    private ClientCredentialsClient open(ClientCredentialsClient.Builder builder) {
        return open(builder.build());
    }

    private ClientCredentialsClient open(ClientCredentialsClient client) {
        opened.add(client);
        return client;
    }
}
