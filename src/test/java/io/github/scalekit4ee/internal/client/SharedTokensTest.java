package io.github.scalekit4ee.internal.client;

import static io.github.scalekit4ee.internal.client.ScriptedHttp.json;
import static io.github.scalekit4ee.internal.client.ScriptedHttp.retryAfter;
import static io.github.scalekit4ee.internal.client.ScriptedHttp.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.cluster.TextMap;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.Time;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTokensTest {

    private static final URI ACME = URI.create("https://acme.scalekit.example");
    private static final Duration BUDGET = Duration.ofMillis(4750);
    private static final Credentials OTHER = new Credentials(TestClients.ID, "an0ther");
    private static final int COLD = 3;
    private static final int RENEWAL = 1;

    private final ManualTime time = new ManualTime();
    private final ScriptedHttp http = new ScriptedHttp(time);
    private final TextMap map = new TextMap();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicReference<Credentials> secret = new AtomicReference<>(TestClients.CREDENTIALS);
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final ClientLog log = new ClientLog(Level.INFO, this::remember);

    private void remember(LogRecord entry) {
        warnings.add(entry.getMessage());
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    /** One node, whose token is looked at by the test. */
    private final class Node {

        private final Time clock;
        private final SharedCache cache = opened(new SharedCache("tokens", () -> map));
        private final SharedTokens tokens;
        private HeldToken held;

        private Node(Time clock, java.util.function.Supplier<Credentials> credentials, Duration budget) {
            this.clock = clock;
            ClientConfiguration client = TestClients.configuration(ACME, credentials);
            CredentialsReader reader = new CredentialsReader(credentials);
            RetryingTokenEndpoint endpoint = new RetryingTokenEndpoint(
                    new TokenEndpoint(client, reader, http, clock),
                    budget,
                    clock,
                    () -> 0.5,
                    new ClientTokenEvents(Events.none(), ""));
            tokens = new SharedTokens(client, reader, endpoint, cache, budget, clock, () -> 0.5);
        }

        /** @return null where another node is at it */
        private String get(int attempts) throws Exception {
            IssuedToken issued = tokens.request(attempts, held);
            settle();
            if (issued != null) {
                held = HeldToken.of(issued, 0.5);
            }
            return issued == null ? null : issued.token().value();
        }

        /** What is put there is put there on the side. */
        private void settle() throws Exception {
            try {
                cache.ask(shared -> true, Duration.ofSeconds(5));
            } catch (Exception e) {
                return; // where the cache is down
            }
        }
    }

    private Node node() {
        return new Node(time, secret::get, BUDGET);
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    @Test
    void whatOneNodeGetsServesTheOthers() throws Exception {
        Node first = node();
        assertThat(first.get(COLD)).isEqualTo("token-1");
        time.advance(Duration.ofMinutes(10));
        Node second = node();
        assertThat(second.get(COLD)).isEqualTo("token-1");
        assertThat(http.sent()).hasSize(1);
        assertThat(second.held.token()).isEqualTo(first.held.token());
        assertThat(second.held.usableUntil()).isEqualTo(first.held.usableUntil());
        assertThat(map.entries()).as("no lease is left").hasSize(1);
    }

    @Test
    void oneNodeRenewsForAll() throws Exception {
        List<Node> nodes = List.of(node(), node(), node(), node());
        for (int period = 1; period <= 5; period++) {
            for (Node node : nodes) {
                assertThat(node.get(period == 1 ? COLD : RENEWAL)).isEqualTo("token-" + period);
            }
            time.advance(Duration.ofMinutes(50));
        }
        assertThat(http.sent()).hasSize(5);
    }

    @Test
    void aTokenThatEndsSoonOrIsDueItselfIsNoSuccessor() throws Exception {
        node().get(COLD);
        time.advance(Duration.ofSeconds(3539));
        Node late = node();
        assertThat(late.get(COLD)).as("it still serves").isEqualTo("token-1");
        assertThat(late.get(RENEWAL)).isEqualTo("token-2");
        time.advance(Duration.ofSeconds(3541));
        assertThat(node().get(COLD)).as("under a minute left").isEqualTo("token-3");
        time.advance(Duration.ofDays(2));
        assertThat(node().get(COLD)).isEqualTo("token-4");
    }

    @Test
    void aLeaseOfADeadNodeIsTakenOverByOneNodeInAMomentWhereATokenIsNeeded() throws Exception {
        Node first = node();
        first.get(COLD);
        leaseOfADeadNode(first);
        Node second = node();
        long start = time.nanos();
        assertThat(second.get(COLD)).isEqualTo("token-2");
        assertThat(Duration.ofNanos(time.nanos() - start)).isBetween(Duration.ofMillis(950), Duration.ofMillis(1100));
        assertThat(node().get(COLD)).isEqualTo("token-2");
        assertThat(map.entries()).hasSize(1);
    }

    /** Of a node that died before it left its token. */
    private void leaseOfADeadNode(Node one) {
        map.entries().keySet().removeIf(key -> key.startsWith("token."));
        map.entries().put(sealing(secret.get()).leaseKey(), "dead.1");
    }

    private static SealedTokens sealing(Credentials credentials) {
        return SealedTokens.of(TestClients.configuration(ACME), credentials);
    }

    @Test
    void aNodeWhoseTokenStillServesDoesNotWaitAndTakesOverAfterHalfAMinute() throws Exception {
        Node node = node();
        node.get(COLD);
        time.advance(Duration.ofSeconds(2700));
        leaseOfADeadNode(node);
        for (int look = 0; look < 6; look++) {
            long start = time.nanos();
            assertThat(node.get(RENEWAL)).isNull();
            assertThat(time.nanos()).isEqualTo(start);
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(node.get(RENEWAL)).isEqualTo("token-2");
    }

    @Test
    void aLeaseThatChangesForEverHoldsNobodyLongerThanThreeFifthsOfTheTime() throws Exception {
        String key = sealing(secret.get()).leaseKey();
        map.before(() -> map.entries().compute(key, (k, lease) -> "slow." + Math.random()));
        long start = time.nanos();
        assertThat(node().get(COLD)).isEqualTo("token-1");
        assertThat(Duration.ofNanos(time.nanos() - start)).isBetween(Duration.ofMillis(2850), Duration.ofMillis(3000));
        assertThat(http.sent().get(0).deadline()).isGreaterThan(Duration.ofMillis(1700));
    }

    @Test
    void whenTheEndpointIsDownOneNodeTriesForAllWhoseTokenServes() throws Exception {
        List<Node> nodes = List.of(node(), node(), node(), node());
        for (Node node : nodes) {
            node.get(COLD);
        }
        time.advance(Duration.ofSeconds(2800));
        http.always(request -> json(503, "{}"));
        int failures = 0;
        for (int second = 0; second < 600; second += 5) {
            for (Node node : nodes) {
                try {
                    assertThat(node.get(RENEWAL)).isNull();
                } catch (TokenRequestException e) {
                    failures++;
                }
            }
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(failures).isBetween(15, 20);
        assertThat(http.sent()).hasSize(1 + failures);

        http.always(request -> token("new", 3600));
        Set<String> got = new HashSet<>();
        for (int second = 0; second < 60; second += 5) {
            for (Node node : nodes) {
                if (node.held.isDue(time.nanos())) {
                    got.add(String.valueOf(node.get(RENEWAL)));
                }
            }
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(got).contains("new").isSubsetOf("null", "new");
        assertThat(http.sent()).hasSize(2 + failures);
    }

    @Test
    void aNodeThatIsRefusedLeavesTheLeaseToOthers() throws Exception {
        http.then(request -> json(401, "{\"error\":\"invalid_client\"}"));
        Node refused = node();
        assertThatThrownBy(() -> refused.get(COLD)).isInstanceOf(TokenRequestException.class);
        refused.settle();
        long start = time.nanos();
        assertThat(node().get(COLD)).isEqualTo("token-2");
        assertThat(time.nanos()).isEqualTo(start);
    }

    @Test
    void withTheCacheDownEachNodeRequestsForItselfAtOnceAndSaysSoOnce() throws Exception {
        map.before(() -> {
            throw new IllegalStateException("key token.abc");
        });
        long start = time.nanos();
        Node node = node();
        assertThat(node.get(COLD)).isEqualTo("token-1");
        assertThat(node.get(RENEWAL)).isEqualTo("token-2");
        assertThat(node().get(COLD)).isEqualTo("token-3");
        assertThat(time.nanos()).isEqualTo(start);
        assertThat(warnings)
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        "The cache tokens (scalekit.client.shared-cache) does not answer: java.lang.IllegalStateException",
                        "this node requests its tokens for itself")
                .doesNotContain("token.abc");

        map.before(() -> {});
        assertThat(node.get(RENEWAL)).isEqualTo("token-4");
        assertThat(warnings).last().isEqualTo("The cache tokens (scalekit.client.shared-cache) answers again.");
        assertThat(node().get(COLD)).isEqualTo("token-4");
    }

    @Test
    void aCacheThatHangsCostsAFifthOfTheTimeAndThenNothing() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        map.before(() -> uninterrupted(end));
        Node node = new Node(Time.system(), secret::get, Duration.ofMillis(500));
        long start = System.nanoTime();
        node.tokens.request(COLD, null);
        long middle = System.nanoTime();
        node.tokens.request(COLD, null);
        assertThat(Duration.ofNanos(middle - start)).isBetween(Duration.ofMillis(100), Duration.ofMillis(450));
        assertThat(Duration.ofNanos(System.nanoTime() - middle)).isLessThan(Duration.ofMillis(90));
        assertThat(http.sent()).hasSize(2);
        end.countDown();
    }

    @Test
    void aCacheThatIsSlowIsUsed() throws Exception {
        map.before(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(30);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(node().get(COLD)).isEqualTo("token-1");
        assertThat(node().get(COLD)).isEqualTo("token-1");
    }

    private static void uninterrupted(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTokenThatWasTamperedWithIsReplacedAndSaidOnce() throws Exception {
        String key = sealing(secret.get()).tokenKey();
        Node reader = node();
        List<String> bad = new ArrayList<>(List.of("", "rubbish", "A".repeat(200_000)));
        node().get(COLD);
        String good = map.entries().get(key);
        bad.add(good.substring(0, 30) + (good.charAt(30) == 'A' ? 'B' : 'A') + good.substring(31));
        bad.add(sealing(OTHER)
                .seal(
                        new IssuedToken(new AccessToken("forged", time.now(), Set.of()), 0, Duration.ofHours(1)),
                        time.now()));
        int requests = 1;
        for (String text : bad) {
            map.entries().put(key, text);
            reader.held = null;
            assertThat(reader.get(COLD)).isEqualTo("token-" + ++requests);
            assertThat(node().get(COLD)).isEqualTo("token-" + requests);
        }
        assertThat(warnings.stream().filter(text -> text.contains("was changed since")))
                .hasSize(1);
    }

    @Test
    void twoHalvesOfAFleetWithTheOldAndTheNewSecretDoNotFight() throws Exception {
        List<Node> old = List.of(node(), node());
        List<Node> fresh = List.of(new Node(time, () -> OTHER, BUDGET), new Node(time, () -> OTHER, BUDGET));
        List<Node> all = List.of(old.get(0), fresh.get(0), old.get(1), fresh.get(1));
        for (int period = 0; period < 4; period++) {
            for (Node node : all) {
                assertThat(node.get(period == 0 ? COLD : RENEWAL)).isNotNull();
            }
            assertThat(old.get(0).held.token()).isEqualTo(old.get(1).held.token());
            assertThat(fresh.get(0).held.token()).isEqualTo(fresh.get(1).held.token());
            time.advance(Duration.ofMinutes(50));
        }
        assertThat(http.sent()).hasSize(2 * 4);
        secret.set(OTHER);
        assertThat(old.get(0).get(RENEWAL))
                .as("the one that a node with the new secret left")
                .isNotNull();
        assertThat(old.get(1).get(RENEWAL)).isEqualTo(old.get(0).held.token().value());
        assertThat(warnings).isEmpty();
    }

    @Test
    void aTokenForANewSecretIsNotLeftForThoseWhoKnowTheOldOne() throws Exception {
        http.then(request -> {
            secret.set(OTHER);
            return token("new", 3600);
        });
        assertThat(node().get(COLD)).isEqualTo("new");
        assertThat(map.entries()).isEmpty();
    }

    @Test
    void aTokenThatAReceiverRejectedIsReplacedOnceForAll() throws Exception {
        List<Node> nodes = List.of(node(), node(), node(), node());
        for (Node node : nodes) {
            node.get(COLD);
        }
        for (Node node : nodes) {
            node.held = node.held.rejectedByReceiver();
            assertThat(node.get(COLD)).isEqualTo("token-2");
        }
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void clocksMayDifferByAMinute() throws Exception {
        ManualTime ahead = new ManualTime();
        ahead.setWallClockBy(Duration.ofSeconds(50));
        new Node(ahead, secret::get, BUDGET).get(COLD);
        Node node = node();
        assertThat(node.get(COLD)).isEqualTo("token-1");
        assertThat(node.held.usableUntil() - time.nanos())
                .isEqualTo(Duration.ofSeconds(3540).toNanos());

        ManualTime farAhead = new ManualTime();
        farAhead.setWallClockBy(Duration.ofMinutes(10));
        Node eager = new Node(farAhead, secret::get, BUDGET);
        assertThat(eager.get(COLD)).isEqualTo("token-1");
        assertThat(eager.held.usableUntil() - farAhead.nanos())
                .isEqualTo(Duration.ofSeconds(3540 - 550).toNanos());
        map.entries().clear();
        eager.held = null;
        assertThat(eager.get(COLD)).isEqualTo("token-2");
        assertThat(node().get(COLD)).isEqualTo("token-3");
        assertThat(warnings).hasSize(1).first().asString().contains("a token from the future", "Compare the clocks");
    }

    @Test
    void retryAfterIsObeyedByTheNodeThatWasToldAndTheOthersLeaveTheEndpointAlone() throws Exception {
        List<Node> nodes = List.of(node(), node(), node());
        for (Node node : nodes) {
            node.get(COLD);
        }
        time.advance(Duration.ofSeconds(2800));
        http.then(request -> retryAfter(429, "20"));
        assertThatThrownBy(() -> nodes.get(0).get(RENEWAL)).isInstanceOf(TokenRequestException.class);
        for (int second = 0; second < 30; second += 5) {
            assertThat(nodes.get(1).get(RENEWAL)).isNull();
            assertThat(nodes.get(2).get(RENEWAL)).isNull();
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(nodes.get(1).get(RENEWAL)).isEqualTo("token-3");
        assertThat(nodes.get(2).get(RENEWAL)).isEqualTo("token-3");
    }

    @Test
    void fortyNodesMakeOneRequestAndOneMoreWhenAllOfThemAreRejected() throws Exception {
        http.always(request -> {
            int number = http.sent().size();
            TimeUnit.MILLISECONDS.sleep(200);
            return token("token-" + number, 3600);
        });
        List<ClientCredentialsClient> nodes = new ArrayList<>();
        for (int node = 0; node < 40; node++) {
            SharedCache cache = opened(new SharedCache("tokens", () -> map));
            nodes.add(opened(TestClients.sharing(http, Time.system(), secret::get, cache)));
        }
        assertThat(TestClients.allAtOnce(nodes)).containsOnly("token-1");
        assertThat(http.sent()).hasSize(1);
        for (ClientCredentialsClient node : nodes) {
            node.invalidate(node.accessToken());
        }
        assertThat(TestClients.allAtOnce(nodes)).containsOnly("token-2");
        assertThat(http.sent()).hasSize(2);

        int calls = map.calls();
        for (int call = 0; call < 1000; call++) {
            nodes.get(call % 40).accessToken();
        }
        assertThat(map.calls()).as("a token at hand costs no look at the cache").isEqualTo(calls);
    }
}
