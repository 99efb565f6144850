package io.github.scalekit4ee.internal.client;

import static io.github.scalekit4ee.internal.client.ScriptedHttp.json;
import static io.github.scalekit4ee.internal.client.ScriptedHttp.retryAfter;
import static io.github.scalekit4ee.internal.client.ScriptedHttp.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.Crowd;
import io.github.scalekit4ee.internal.access.ClientAccess;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
public class TokenCacheTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedHttp http = new ScriptedHttp(time);
    private final AtomicReference<Credentials> credentials = new AtomicReference<>(TestClients.CREDENTIALS);
    private final ClientCredentialsClient client = TestClients.client(http, time, credentials::get);

    @AfterEach
    void closeTheClient() {
        client.close();
    }

    @Test
    void makesOneRequestForAThousandCalls() {
        http.always(request -> token("day", 86_400));

        for (int call = 0; call < 1000; call++) {
            assertThat(client.accessToken().value()).isEqualTo("day");
        }
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void saysHowLongTheTokenIsStillHandedOut() {
        ClientAccess access = ClientAccess.ACCESS.get();
        assertThat(access.remaining(client)).isNull();
        http.always(request -> token("hour", 3600));
        AccessToken token = client.accessToken();

        time.advance(Duration.ofMinutes(10));
        assertThat(access.remaining(client)).isEqualTo(Duration.ofMinutes(49));

        client.invalidate(token);
        assertThat(access.remaining(client)).isEqualTo(Duration.ZERO);
    }

    @Test
    void makesOneRequestForAHundredColdCallers() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.always(request -> {
            answer.await();
            return token("shared", 3600);
        });
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<AccessToken>> tokens = new ArrayList<>();
            for (int caller = 0; caller < 100; caller++) {
                tokens.add(callers.submit(client::accessToken));
            }
            waitFor(() -> !http.sent().isEmpty());
            TimeUnit.MILLISECONDS.sleep(100);
            answer.countDown();
            for (Future<AccessToken> token : tokens) {
                assertThat(token.get().value()).isEqualTo("shared");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void fourCallersAtMostWaitForAnEndpointThatHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        http.always(request -> {
            asked.countDown();
            answer.await();
            return token("late", 3600);
        });
        try (Crowd crowd = new Crowd(client::accessToken).ask(1)) {
            asked.await();
            time.advance(WaitingRoom.PATIENCE);

            crowd.ask(300);

            assertAllWereSentAwayBut(WaitingRoom.SEATS, crowd);
            answer.countDown();
            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(AccessToken.class);
        }
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void fourCallersAtMostWaitForTheSuccessorOfATokenThatHasEnded() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        http.then(request -> token("first", 3600)).always(request -> {
            asked.countDown();
            answer.await();
            return token("second", 3600);
        });
        client.accessToken();
        time.advance(Duration.ofSeconds(3000));
        assertThat(client.accessToken().value()).isEqualTo("first");
        asked.await();
        time.advance(Duration.ofSeconds(600));
        try (Crowd crowd = new Crowd(client::accessToken).ask(300)) {
            assertAllWereSentAwayBut(WaitingRoom.SEATS, crowd);
            answer.countDown();
            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(AccessToken.class);
        }
    }

    @Test
    void fourCallersAtMostWaitFromTheStartAfterAFailure() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.then(request -> json(503, "{}"))
                .then(request -> json(503, "{}"))
                .then(request -> json(503, "{}"))
                .always(request -> {
                    answer.await();
                    return token("late", 3600);
                });
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        time.advance(Duration.ofSeconds(5));
        try (Crowd crowd = new Crowd(client::accessToken).ask(300)) {
            assertAllWereSentAwayBut(WaitingRoom.SEATS, crowd);
            answer.countDown();
            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(AccessToken.class);
        }
    }

    private static void assertAllWereSentAwayBut(int seats, Crowd crowd) throws InterruptedException {
        assertThat(crowd.answersOfAllBut(seats)).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.UNAVAILABLE)));
    }

    @Test
    void neverHandsOutATokenWithUnderAMinuteLeft() {
        http.then(request -> token("first", 3600)).then(request -> json(503, "{}"));
        client.accessToken();
        time.advance(Duration.ofSeconds(3539));
        assertThat(client.accessToken().value()).isEqualTo("first");
        waitFor(() -> http.sent().size() == 2);

        time.advance(Duration.ofSeconds(1));

        assertThat(client.accessToken().value()).isEqualTo("token-3");
    }

    @Test
    void renewsInTheBackgroundWhileTheOldTokenServes() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.then(request -> token("first", 3600)).then(request -> {
            answer.await();
            return token("second", 3600);
        });
        client.accessToken();
        time.advance(Duration.ofSeconds(1681));
        client.accessToken();
        assertThat(http.sent()).hasSize(1);

        time.advance(Duration.ofSeconds(1));

        for (int call = 0; call < 100; call++) {
            assertThat(client.accessToken().value()).isEqualTo("first");
        }
        answer.countDown();
        waitFor(() -> client.accessToken().value().equals("second"));
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void failsNoCallDuringAnHourOfOutageWithALiveToken() {
        http.then(request -> token("day", 86_400)).always(json(503, "{}"));
        client.accessToken();
        time.advance(Duration.ofHours(20));

        for (int second = 0; second < 3600; second += 5) {
            assertThat(client.accessToken().value()).isEqualTo("day");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            time.advance(Duration.ofSeconds(5));
        }

        List<Long> attempts =
                http.sent().stream().skip(1).map(ScriptedHttp.Sent::at).toList();
        assertThat(attempts).hasSizeBetween(10, 120);
        for (int attempt = 1; attempt < attempts.size(); attempt++) {
            assertThat(attempts.get(attempt) - attempts.get(attempt - 1))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30).toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 30000", "0.5, 33000", "1, 36000"})
    void triesToRenewAtLeastHalfAMinuteApart(double random, long apart) {
        http.then(request -> token("day", 86_400)).always(json(503, "{}"));
        try (ClientCredentialsClient other = TestClients.client(http, time, random)) {
            other.accessToken();
            time.advance(Duration.ofHours(21));
            other.accessToken();
            waitFor(() -> http.sent().size() == 2);
            settle();

            time.advance(Duration.ofMillis(apart - 1));
            other.accessToken();
            settle();
            assertThat(http.sent()).hasSize(2);

            time.advance(Duration.ofMillis(1));
            other.accessToken();
            waitFor(() -> http.sent().size() == 3);
        }
    }

    @Test
    void obeysALongRetryAfterWhileTheTokenLives() {
        renewsAfterAPause(3600, Duration.ofSeconds(2900), "55", Duration.ofMillis(57_750));
    }

    @Test
    void obeysRetryAfterForAMinuteAtMostWhileTheTokenLives() {
        renewsAfterAPause(86_400, Duration.ofHours(20), "86400", Duration.ofMinutes(1));
    }

    /** The renewal is due at that age of the token, and the first one is answered 429. */
    private void renewsAfterAPause(int lifetime, Duration age, String retryAfter, Duration pause) {
        http.then(request -> token("first", lifetime)).then(request -> retryAfter(429, retryAfter));
        client.accessToken();
        time.advance(age);
        client.accessToken();
        waitFor(() -> http.sent().size() == 2);
        settle();

        time.advance(pause.minusSeconds(1));
        client.accessToken();
        settle();
        assertThat(http.sent()).hasSize(2);

        time.advance(Duration.ofSeconds(1));
        client.accessToken();
        waitFor(() -> http.sent().size() == 3);
    }

    /** Asked during a renewal on the side, and still to be kept when the token is gone. */
    @Test
    void obeysRetryAfterAlsoWhenTheTokenEndsMeanwhile() {
        http.then(request -> token("first", 3600)).then(request -> retryAfter(429, "55"));
        client.accessToken();
        time.advance(Duration.ofSeconds(3530));
        client.accessToken();
        waitFor(() -> http.sent().size() == 2);
        settle();
        time.advance(Duration.ofSeconds(10));

        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        assertThat(http.sent()).hasSize(2);

        time.advance(Duration.ofSeconds(48));
        assertThat(client.accessToken().value()).isEqualTo("token-3");
    }

    /** One receiver with a clock of its own must not take the token away from all others. */
    @Test
    void givesARejectedTokenOnWhereNoOtherCanBeHad() {
        http.then(request -> token("first", 3600)).always(json(503, "{}"));
        AccessToken first = client.accessToken();

        client.invalidate(first);

        assertThat(client.accessToken()).isSameAs(first);
        assertThat(http.sent()).hasSize(4);
        for (int call = 0; call < 100; call++) {
            assertThat(client.accessToken()).isSameAs(first);
        }
        settle();
        assertThat(http.sent()).hasSize(4);

        http.always(request -> token("second", 3600));
        time.advance(Duration.ofSeconds(33));
        client.accessToken();
        waitFor(() -> client.accessToken().value().equals("second"));
    }

    @Test
    void keepsARejectedTokenWhileTheEndpointAsksToBeLeftAlone() {
        http.then(request -> token("day", 86_400)).always(request -> retryAfter(429, "55"));
        AccessToken day = client.accessToken();
        time.advance(Duration.ofHours(20));
        client.accessToken();
        waitFor(() -> http.sent().size() == 2);
        settle();

        client.invalidate(day);

        assertThat(client.accessToken()).isSameAs(day);
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void givesNoRejectedTokenOnWhenTheClientIsRefused() {
        http.then(request -> token("first", 3600)).always(json(401, "{}"));

        client.invalidate(client.accessToken());

        assertThatThrownBy(client::accessToken).hasMessageContaining("status 401");
    }

    @Test
    void givesNoRejectedTokenOnWhenItHasExpired() {
        http.then(request -> token("first", 3600)).always(json(503, "{}"));
        client.invalidate(client.accessToken());

        time.advance(Duration.ofHours(1));

        assertThatThrownBy(client::accessToken).hasMessageContaining("status 503");
    }

    @Test
    void failsFastAfterAFailureAndTriesAgainSoon() {
        http.always(json(503, "{}"));
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        assertThat(http.sent()).hasSize(3);

        for (int call = 0; call < 100; call++) {
            TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(http.sent()).hasSize(3);

        http.always(request -> token("recovered", 3600));
        time.advance(Duration.ofSeconds(1));
        assertThat(client.accessToken().value()).isEqualTo("recovered");
    }

    @Test
    void triesWithinFiveSecondsHoweverLongTheOutageHasBeen() {
        http.always(json(503, "{}"));
        for (int failure = 0; failure < 20; failure++) {
            assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
            time.advance(Duration.ofSeconds(5));
        }
        http.always(request -> token("recovered", 3600));

        assertThat(client.accessToken().value()).isEqualTo("recovered");
    }

    @Test
    void obeysALongRetryAfterWithoutAToken() {
        http.then(request -> retryAfter(429, "120"));
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);

        time.advance(Duration.ofSeconds(59));
        TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(http.sent()).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        assertThat(client.accessToken().value()).isEqualTo("token-2");
    }

    /** It says when to come again, not when somebody will have corrected the secret. */
    @Test
    void takesNoNoticeOfRetryAfterWhereTheClientIsRefused() {
        http.then(request -> retryAfter(401, "50"));
        TokenRequestException refusal = catchThrowableOfType(TokenRequestException.class, client::accessToken);
        assertThat(refusal.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refusal.retryAfter()).isNull();

        time.advance(Duration.ofSeconds(1));

        assertThat(client.accessToken().value()).isEqualTo("token-2");
    }

    @Test
    void readsIdAndSecretAnewForEachRequest() {
        http.always(request -> token("short", 100));
        client.accessToken();
        credentials.set(new Credentials("m2morg_2", "rotated"));
        time.advance(Duration.ofSeconds(100));
        client.accessToken();

        assertThat(http.sent()).hasSize(2);
        assertThat(ScriptedHttp.body(http.sent().get(1).request()))
                .contains("client_id=m2morg_2&client_secret=rotated");
    }

    @Test
    void triesCorrectedCredentialsAtOnce() {
        http.then(request -> json(401, "{\"error\":\"invalid_client\"}"));
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
        assertThat(http.sent()).hasSize(1);

        credentials.set(new Credentials("m2morg_1", "corrected"));

        assertThat(client.accessToken().value()).isEqualTo("token-2");
        assertThat(ScriptedHttp.body(http.sent().get(1).request())).contains("client_secret=corrected");
    }

    @Test
    void makesNoRequestWithoutCredentialsAndRecoversAtOnce() {
        AtomicReference<RuntimeException> missing = new AtomicReference<>(
                new ConfigurationException(List.of("scalekit.client-secret (SCALEKIT_CLIENT_SECRET): it is gone.")));
        try (ClientCredentialsClient unconfigured = TestClients.client(http, time, () -> {
            if (missing.get() != null) {
                throw missing.get();
            }
            return TestClients.CREDENTIALS;
        })) {
            assertThatThrownBy(unconfigured::accessToken)
                    .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(Kind.CREDENTIALS))
                    .hasMessageContaining("SCALEKIT_CLIENT_SECRET");
            missing.set(new IllegalStateException("vault says s3cret"));
            assertThatThrownBy(unconfigured::accessToken)
                    .isInstanceOf(TokenRequestException.class)
                    .hasMessageNotContaining("s3cret");
            assertThat(http.sent()).isEmpty();

            missing.set(null);
            assertThat(unconfigured.accessToken().value()).isEqualTo("token-1");
        }
    }

    @Test
    void dropsARejectedTokenOnlyIfItIsStillTheCurrentOne() {
        AccessToken first = client.accessToken();
        client.invalidate(first);
        AccessToken second = client.accessToken();
        time.advance(Duration.ofMinutes(10));

        client.invalidate(first);

        assertThat(client.accessToken()).isSameAs(second);
        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void keepsTheSuccessorThatArrivesWhileItsPredecessorIsRejected() {
        AccessToken first = client.accessToken();
        time.advance(Duration.ofMinutes(50));
        time.beforeNextReading(() -> {
            client.accessToken();
            waitFor(() -> !client.accessToken().equals(first));
        });

        client.invalidate(first);

        assertThat(client.accessToken().value()).isEqualTo("token-2");
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void makesNoRequestForATokenThatHasComeInTheMeantime() {
        time.beforeNextReading(client::accessToken);

        assertThat(client.accessToken().value()).isEqualTo("token-1");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void makesOneRequestInHalfAMinuteWhenEveryTokenIsRejected() {
        for (int second = 0; second < 120; second++) {
            client.invalidate(client.accessToken());
            time.advance(Duration.ofSeconds(1));
        }
        client.accessToken();

        List<Long> requests = http.sent().stream().map(ScriptedHttp.Sent::at).toList();
        assertThat(requests).hasSize(5);
        for (int request = 2; request < requests.size(); request++) {
            assertThat(requests.get(request) - requests.get(request - 1))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30).toNanos());
        }
    }

    @Test
    void takesNoNoticeOfSomebodySettingTheClock() {
        client.accessToken();

        time.setWallClockBy(Duration.ofDays(1));
        client.accessToken();
        time.setWallClockBy(Duration.ofDays(-2));
        client.accessToken();

        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void requestsNoTokenForNobody() {
        client.accessToken();
        time.advance(Duration.ofDays(30));

        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void letsAnInterruptedCallerGoWithoutDisturbingTheOthers() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.always(request -> {
            answer.await();
            return token("shared", 3600);
        });
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread impatient = new Thread(() -> {
            try {
                client.accessToken();
            } catch (TokenRequestException e) {
                outcome.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was lost"));
            }
        });
        impatient.start();
        waitFor(() -> !http.sent().isEmpty());
        impatient.interrupt();
        impatient.join();
        assertThat(outcome.get()).isInstanceOf(TokenRequestException.class);

        answer.countDown();
        assertThat(client.accessToken().value()).isEqualTo("shared");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void allocatesNothingWhileTheTokenServes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int call = 0; call < 20_000; call++) {
            client.accessToken();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < 100_000; call++) {
            client.accessToken();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void startsWithAShortPauseAgainAfterARecovery() {
        http.always(json(503, "{}"));
        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);
            time.advance(Duration.ofSeconds(5));
        }
        http.always(request -> token("short", 100));
        client.accessToken();
        http.always(json(503, "{}"));
        time.advance(Duration.ofSeconds(100));
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);

        TokenRequestException failure = catchThrowableOfType(TokenRequestException.class, client::accessToken);

        assertThat(failure.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void letsNobodyWaitLongerThanTheTimeoutEvenIfTheRequestDoes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        http.always(request -> {
            never.await();
            return token("late", 3600);
        });
        try (ClientCredentialsClient impatient = TestClients.client(http, time, Duration.ofMillis(200))) {
            assertThatThrownBy(impatient::accessToken)
                    .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                            .isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("PT0.2S");
        }
    }

    @Test
    void tellsOfAnErrorOfItsOwnAndGoesOn() {
        http.then(request -> {
            throw new UnsupportedOperationException("a mistake");
        });

        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(client::accessToken)
                    .isInstanceOf(TokenRequestException.class)
                    .hasRootCauseInstanceOf(UnsupportedOperationException.class)
                    .hasMessageNotContaining("a mistake");
        }
        assertThat(http.sent()).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        assertThat(client.accessToken().value()).isEqualTo("token-2");
    }

    @Test
    void warnsOnceAMinuteOfRenewalsThatFailAndSaysWhenOneSucceeds() {
        List<Level> logged = new CopyOnWriteArrayList<>();
        try (ClientLog log = new ClientLog(Level.INFO, entry -> {
            if (entry.getMessage().contains("renewed")) {
                logged.add(entry.getLevel());
            }
        })) {
            http.then(request -> token("day", 86_400)).always(json(503, "{}"));
            client.accessToken();
            time.advance(Duration.ofHours(21));
            for (int attempt = 2; attempt < 5; attempt++) {
                int sent = attempt;
                client.accessToken();
                waitFor(() -> http.sent().size() == sent);
                settle();
                time.advance(Duration.ofSeconds(40));
            }
            assertThat(logged).containsExactly(Level.WARNING, Level.WARNING);

            http.always(request -> token("next", 86_400));
            client.accessToken();
            waitFor(() -> logged.contains(Level.INFO));
            assertThat(logged).containsExactly(Level.WARNING, Level.WARNING, Level.INFO);
        }
    }

    @Test
    void givesNoTokenWhenClosedEvenIfItHasOne() {
        client.accessToken();

        client.close();

        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        assertThat(http.isClosed()).isTrue();
    }

    /** An outage that is remembered is no reason to say that another attempt may succeed. */
    @Test
    void saysThatItIsClosedAlsoDuringAnOutage() {
        http.always(json(503, "{}"));
        assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);

        client.close();

        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNoThreadBehindAndGivesNoTokenWhenClosed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        http.always(request -> {
            never.await();
            return token("late", 3600);
        });
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                client.accessToken();
            } catch (IllegalStateException e) {
                outcome.set(e);
            }
        });
        waiting.start();
        waitFor(() -> !http.sent().isEmpty());

        client.close();
        waiting.join(5000);

        assertThat(outcome.get()).hasMessageContaining("closed");
        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        waitFor(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("scalekit4ee-access-token")));
    }

    @Test
    void letsThoseWhoWaitGoWhenClosedEvenIfTheRequestTakesNoNotice() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        http.always(request -> {
            while (answer.getCount() > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return token("late", 3600);
        });
        ExecutorService callers = Executors.newSingleThreadExecutor();
        try {
            Future<AccessToken> waiting = callers.submit(client::accessToken);
            waitFor(() -> !http.sent().isEmpty());

            client.close();

            assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            answer.countDown();
            waitFor(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("scalekit4ee-access-token")));
            assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        } finally {
            answer.countDown();
            callers.shutdownNow();
        }
    }

    /** Long enough for a request that should not be made to be made, and until one that was made is over. */
    private static void settle() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        waitFor(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("scalekit4ee-access-token"))
                .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    private static void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
