package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.Crowd;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads at once, with the real refresher and an issuer that answers when the test lets it. */
class KeySourceUnderLoadTest {

    private final GatedIssuer issuer = new GatedIssuer();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final RefreshingKeySource source = new RefreshingKeySource(
            new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofSeconds(30)),
            issuer,
            new FetchDelays(() -> 0.5),
            System::nanoTime,
            new DaemonRefresher("test-refresher"),
            // As if the machine were fast enough to start a thousand threads while a fetch is young.
            new WaitingRoom(Duration.ofSeconds(30), System::nanoTime),
            new KeyEvents(Events.none(), ""));
    private final ManualRefresher time = new ManualRefresher();

    /** By a clock that the test moves, with fetches that the test runs. */
    private RefreshingKeySource source(JwkSetFetcher fetcher, BlockingQueue<Runnable> fetches) {
        Refresher refresher = new Refresher() {
            @Override
            public void execute(Runnable task) {
                fetches.add(task);
            }

            @Override
            public void schedule(Runnable task, Duration delay) {}

            @Override
            public void close() {}
        };
        return new RefreshingKeySource(
                new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofSeconds(30)),
                fetcher,
                new FetchDelays(() -> 0.5),
                time,
                refresher);
    }

    /** Holds every fetch until it is let go. */
    private static final class GatedIssuer implements JwkSetFetcher {

        private final AtomicInteger fetches = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch arrived = new CountDownLatch(1);
        private volatile boolean down;

        void hold() {
            arrived = new CountDownLatch(1);
            gate = new CountDownLatch(1);
        }

        void awaitFetch() throws InterruptedException {
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void letGo() {
            gate.countDown();
        }

        @Override
        public Fetched fetch() throws FetchFailedException {
            fetches.incrementAndGet();
            arrived.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new FetchFailedException("interrupted", null, e);
            }
            if (down) {
                throw new FetchFailedException("the issuer is down", null, null);
            }
            return new Fetched(List.of(key("old")), null);
        }
    }

    @AfterEach
    void end() {
        issuer.letGo();
        source.close();
        callers.shutdownNow();
    }

    private List<Future<VerificationKey>> ask(int threads, String kid) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(threads);
        List<Future<VerificationKey>> answers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            answers.add(callers.submit(() -> {
                started.countDown();
                return source.find(kid, "RS256");
            }));
        }
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        return answers;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void concurrentRequestsWithoutKeysShareOneFetchAndAllSucceed(int threads) throws Exception {
        issuer.hold();
        List<Future<VerificationKey>> answers = ask(threads, "old");
        issuer.awaitFetch();
        long released = System.nanoTime();
        issuer.letGo();

        for (Future<VerificationKey> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(key("old"));
        }

        Duration slowest = Duration.ofNanos(System.nanoTime() - released);
        System.out.println(
                threads + " cold requests: 1 fetch, the last answered " + slowest.toMillis() + " ms after the issuer");
        assertThat(issuer.fetches).hasValue(1);
        assertThat(slowest).isLessThan(Duration.ofSeconds(5)); // the goal is 300 ms; build machines are slow
    }

    @Test
    void fourRequestsAtMostWaitForAnIssuerThatHangsAtAColdStart() throws Exception {
        BlockingQueue<Runnable> fetches = new LinkedBlockingQueue<>();
        RefreshingKeySource cold = source(new FakeIssuer(time, key("old")), fetches);
        cold.prefetch();
        time.advance(WaitingRoom.PATIENCE);
        try (Crowd crowd = new Crowd(() -> cold.find("old", "RS256")).ask(300)) {
            assertThat(crowd.answersOfAllBut(WaitingRoom.SEATS)).allSatisfy(refusal -> assertThat(refusal)
                    .isInstanceOfSatisfying(
                            KeySourceUnavailableException.class,
                            unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(1))));

            fetches.remove().run();

            assertThat(crowd.answersOfAllBut(0)).containsOnly(key("old"));
            assertThat(cold.find("old", "RS256")).isNotNull();
            assertThat(fetches).isEmpty();
        }
    }

    /** It has hung or failed once; nobody but a few should be held by the second attempt. */
    @Test
    void fourRequestsAtMostWaitFromTheStartWhereTheLastFetchFailed() throws Exception {
        BlockingQueue<Runnable> fetches = new LinkedBlockingQueue<>();
        FakeIssuer issuer = new FakeIssuer(time, key("old"));
        RefreshingKeySource cold = source(issuer, fetches);
        issuer.goDown();
        cold.prefetch();
        fetches.remove().run();
        time.advance(Duration.ofSeconds(3));
        try (Crowd crowd = new Crowd(() -> cold.find("old", "RS256")).ask(300)) {
            assertThat(crowd.answersOfAllBut(WaitingRoom.SEATS))
                    .hasOnlyElementsOfType(KeySourceUnavailableException.class);
            issuer.recover();
            fetches.remove().run();
            assertThat(crowd.answersOfAllBut(0)).containsOnly(key("old"));
        }
    }

    @Test
    void fourRequestsAtMostWaitWithAnUnknownKidForAnIssuerThatHangs() throws Exception {
        BlockingQueue<Runnable> fetches = new LinkedBlockingQueue<>();
        FakeIssuer issuer = new FakeIssuer(time, key("old"));
        RefreshingKeySource warm = source(issuer, fetches);
        warm.prefetch();
        fetches.remove().run();
        issuer.publish(key("old"), key("new"));
        try (Crowd crowd = new Crowd(() -> warm.find("new", "RS256")).ask(1)) {
            Runnable hanging = fetches.poll(20, TimeUnit.SECONDS);
            time.advance(WaitingRoom.PATIENCE);

            crowd.ask(300);

            assertThat(crowd.answersOfAllBut(WaitingRoom.SEATS))
                    .hasOnlyElementsOfType(KeySourceUnavailableException.class);
            assertThat(warm.find("old", "RS256")).isNotNull();
            hanging.run();
            assertThat(crowd.answersOfAllBut(0)).containsOnly(key("new"));
        }
    }

    /** The issuer may just be publishing it, so this is no reason to call the token bad. */
    @Test
    void aRequestThatCannotAwaitTheFetchForItsUnknownKidIsNotToldThatTheKeyIsUnknown() throws Exception {
        RefreshingKeySource impatient = new RefreshingKeySource(
                new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofMillis(10)),
                issuer,
                new FetchDelays(() -> 0.5),
                System::nanoTime,
                new DaemonRefresher("test-refresher"));
        try {
            impatient.find("old", "RS256");
            issuer.hold();

            assertThatThrownBy(() -> impatient.find("new", "RS256")).isInstanceOf(KeySourceUnavailableException.class);

            issuer.letGo();
        } finally {
            impatient.close();
        }
    }

    @Test
    void concurrentRequestsDuringAFailureShareOneFetchAndOneRefusal() throws Exception {
        issuer.down = true;
        issuer.hold();
        List<Future<VerificationKey>> answers = ask(100, "old");
        issuer.awaitFetch();
        issuer.letGo();

        for (Future<VerificationKey> answer : answers) {
            assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(KeySourceUnavailableException.class);
        }

        // Who came after the end of the first may have made a second, a second later at the earliest.
        assertThat(issuer.fetches.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void knownKeysAreFoundAtOnceWhileAFetchHangs() throws Exception {
        source.find("old", "RS256");
        issuer.hold();
        CompletableFuture<VerificationKey> unknown =
                CompletableFuture.supplyAsync(() -> source.find("unknown", "RS256"), callers);
        issuer.awaitFetch();

        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long before = System.nanoTime();
            VerificationKey key = source.find("old", "RS256");
            assertThat(source.isCurrent(key)).isTrue();
            nanos.add(System.nanoTime() - before);
        }

        Collections.sort(nanos);
        assertThat(Duration.ofNanos(nanos.get(500))).isLessThan(Duration.ofMillis(10));
        assertThat(unknown).isNotDone();
        issuer.letGo();
        assertThat(unknown.get(30, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aFloodOfUnknownKidsFromManyThreadsCausesOneFetch() throws Exception {
        source.find("old", "RS256");
        List<Future<?>> floods = new ArrayList<>();
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        for (int thread = 0; thread < 16; thread++) {
            String name = "unknown-" + thread + "-";
            floods.add(callers.submit(() -> {
                for (int i = 0; i < 625; i++) {
                    long before = System.nanoTime();
                    assertThat(source.find(name + i, "RS256")).isNull();
                    nanos.add(System.nanoTime() - before);
                    assertThat(source.find("old", "RS256")).isNotNull();
                }
            }));
        }
        for (Future<?> flood : floods) {
            flood.get(60, TimeUnit.SECONDS);
        }

        Collections.sort(nanos);
        System.out.println("10,000 unknown kids: " + (issuer.fetches.get() - 1) + " fetch, p50 "
                + nanos.get(5_000) / 1_000 + " µs, p99 " + nanos.get(9_900) / 1_000 + " µs");
        assertThat(issuer.fetches.get() - 1).isEqualTo(1);
        assertThat(Duration.ofNanos(nanos.get(5_000))).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void closingLetsWaitingRequestsGo() throws Exception {
        issuer.hold();
        List<Future<VerificationKey>> answers = ask(10, "old");
        issuer.awaitFetch();

        source.close();

        for (Future<VerificationKey> answer : answers) {
            assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(KeySourceUnavailableException.class);
        }
    }

    @Test
    void aRequestThatIsInterruptedStaysInterruptedAndGetsNoKey() throws Exception {
        issuer.hold();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                source.find("old", "RS256");
            } catch (KeySourceUnavailableException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        issuer.awaitFetch();

        caller.interrupt();

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }
}
