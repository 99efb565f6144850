package io.github.scalekit4ee.internal.jwks;

import static io.github.scalekit4ee.internal.jwks.TestJwks.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JWK Set under faults, by a clock that the test moves; with threads and sockets in the tests beside this one. */
class RefreshingKeySourceTest {

    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration MAX_STALE = Duration.ofHours(4);

    private final ManualRefresher time = new ManualRefresher();
    private final FakeIssuer issuer = new FakeIssuer(time, key("old"));
    private LoggedMessages log;
    private double random;
    private RefreshingKeySource source = source(MAX_STALE);

    private RefreshingKeySource source(Duration maxStale) {
        JwksConfiguration configuration = new JwksConfiguration(TTL, maxStale, Duration.ofSeconds(5));
        return new RefreshingKeySource(configuration, issuer, new FetchDelays(() -> random), time, time);
    }

    @BeforeEach
    void listen() {
        log = new LoggedMessages("jwks");
    }

    @AfterEach
    void close() {
        log.close();
        source.close();
    }

    private VerificationKey find(String kid) {
        return source.find(kid, "RS256");
    }

    private KeySourceUnavailableException refusal(String kid) {
        return catchThrowableOfType(KeySourceUnavailableException.class, () -> find(kid));
    }

    @Nested
    class WithoutKeys {

        @Test
        void theFirstRequestFetches() {
            assertThat(find("old")).isEqualTo(key("old"));
            assertThat(issuer.fetches()).isEqualTo(1);
        }

        @Test
        void aRequestAfterThePrefetchDoesNotFetch() {
            source.prefetch();

            assertThat(find("old")).isEqualTo(key("old"));
            assertThat(issuer.fetches()).isEqualTo(1);
        }

        @Test
        void anIssuerThatIsDownDoesNotFailTheStart() {
            issuer.goDown();

            source.prefetch();

            assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.UNAVAILABLE);
        }

        @Test
        void tellsWhyAndWhenToComeBack() {
            issuer.goDown();

            KeySourceUnavailableException refusal = refusal("old");

            assertThat(refusal).hasMessage("No verification key can be had: the issuer is down.");
            assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.999})
        void fetchesAtMostOnceASecondHoweverManyAsk(double jitter) {
            random = jitter;
            issuer.goDown();

            for (int i = 0; i < 6_000; i++) {
                assertThat(refusal("old")).isNotNull();
                time.advance(Duration.ofMillis(10));
            }

            assertThat(issuer.shortestPause()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(issuer.fetches()).isLessThanOrEqualTo(60);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.999})
        void answersWithinFiveSecondsOfTheIssuersRecovery(double jitter) {
            random = jitter;
            issuer.goDown();
            for (int i = 0; i < 600; i++) {
                assertThat(refusal("old")).isNotNull();
                time.advance(Duration.ofSeconds(1));
            }
            issuer.recover();

            int tenths = 0;
            while (refusal("old") != null) {
                time.advance(Duration.ofMillis(100));
                tenths++;
            }

            assertThat(tenths).isLessThanOrEqualTo(50);
        }

        @Test
        void healsInTheBackgroundWithoutAnyRequest() {
            issuer.goDown();
            source.prefetch();
            time.advance(Duration.ofHours(1));
            issuer.recover();
            time.advance(Duration.ofSeconds(36));
            int fetches = issuer.fetches();

            assertThat(find("old")).isEqualTo(key("old"));
            assertThat(issuer.fetches()).isEqualTo(fetches);
        }

        @Test
        void leavesTheIssuerAloneForAsLongAsItAsks() {
            issuer.goDownAndAskFor(Duration.ofSeconds(120));

            assertThat(refusal("old").retryAfter()).isEqualTo(Duration.ofSeconds(120));
            for (int i = 0; i < 119; i++) {
                time.advance(Duration.ofSeconds(1));
                assertThat(refusal("old")).isNotNull();
            }
            assertThat(issuer.fetches()).isEqualTo(1);
        }

        @Test
        void isCurrentNeverFetches() {
            assertThat(source.isCurrent(key("old"))).isFalse();
            assertThat(issuer.fetches()).isZero();
        }
    }

    @Nested
    class WithAnUnknownKid {

        @BeforeEach
        void warm() {
            find("old");
        }

        @Test
        void findsTheNewKeyByOneFetch() {
            issuer.publish(key("old"), key("new"));

            assertThat(find("new")).isEqualTo(key("new"));
            assertThat(issuer.fetches()).isEqualTo(2);
        }

        @Test
        void fetchesAtMostFourTimesAMinuteInAFlood() {
            int before = issuer.fetches();
            int unknown = 0;

            for (int i = 0; i < 10_000; i++) {
                unknown += isUnknown("unknown-" + i) ? 1 : 0;
                assertThat(find("old")).isNotNull();
                time.advance(Duration.ofMillis(6));
            }

            assertThat(issuer.fetches() - before).isBetween(1, 4);
            // A quarter of the time: the set was at most five seconds old.
            assertThat(unknown).isBetween(2_450, 2_550);
        }

        /** False: nothing can be said of it. */
        private boolean isUnknown(String kid) {
            try {
                assertThat(find(kid)).isNull();
                return true;
            } catch (KeySourceUnavailableException e) {
                return false;
            }
        }

        /** A key that was published since the last fetch is no forgery; that fetch says nothing of it. */
        @Test
        void saysWhenToComeAgainWhereAKeyMayBeNewerThanTheSet() {
            find("unknown");
            time.advance(Duration.ofSeconds(6));
            issuer.publish(key("old"), key("new"));

            KeySourceUnavailableException refusal = refusal("new");

            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(14));
            assertThat(refusal).hasMessageContaining("at most three times a minute");
            time.advance(refusal.retryAfter());
            assertThat(find("new")).isEqualTo(key("new"));
        }

        @Test
        void aSetOfAFewSecondsAgoIsProofEnough() {
            find("unknown");
            time.advance(Duration.ofSeconds(5));

            assertThat(find("another")).isNull();
            time.advance(Duration.ofMillis(1));
            assertThat(refusal("another")).isNotNull();
        }

        @Test
        void theSameBadTokenHasTheSameAnswerEachTime() {
            for (int second = 0; second < 120; second++) {
                assertThat(find("removed")).isNull();
                time.advance(Duration.ofSeconds(1));
            }
        }

        @Test
        void aKeyThatWasUsedBeforeItWasPublishedIsFoundLater() {
            assertThat(find("new")).isNull();
            issuer.publish(key("old"), key("new"));
            time.advance(Duration.ofSeconds(20));

            assertThat(find("new")).isEqualTo(key("new"));
        }

        @Test
        void acceptsTheNewKeyWithinThirtySecondsOfARotationDuringAFlood() {
            for (int i = 0; i < 7_777; i++) {
                isUnknown("unknown-" + i);
                time.advance(Duration.ofMillis(10));
            }
            issuer.publish(key("old"), key("new"));

            int hundredths = 0;
            while (refusal("new") != null) {
                assertThat(find("old")).isNotNull();
                isUnknown("unknown" + hundredths);
                time.advance(Duration.ofMillis(10));
                hundredths++;
            }
            assertThat(find("new")).isEqualTo(key("new"));

            assertThat(hundredths).isLessThanOrEqualTo(3_000);
        }

        @Test
        void doesNotFetchForAKnownKidWithAnotherAlgorithm() {
            assertThat(source.find("old", "PS256")).isNull();
            assertThat(issuer.fetches()).isEqualTo(1);
        }

        @Test
        void doesNotFetchForATokenWithoutKid() {
            issuer.publish(key("old"), key("new"));
            find("new");

            assertThat(find(null)).isNull();
            assertThat(issuer.fetches()).isEqualTo(2);
        }

        @Test
        void doesNotSayThatAKeyIsUnknownWhenTheIssuerCannotBeAsked() {
            issuer.goDown();

            assertThat(refusal("new")).isNotNull();
            assertThat(refusal("another"))
                    .extracting(KeySourceUnavailableException::retryAfter)
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(find("old")).isNotNull();
            assertThat(issuer.fetches()).isEqualTo(2);
        }

        @Test
        void findsTheNewKeyAfterTheIssuersRecovery() {
            issuer.goDown();
            time.advance(Duration.ofMinutes(30));
            issuer.recover();
            issuer.publish(key("new"));

            time.advance(Duration.ofSeconds(36));

            assertThat(find("new")).isEqualTo(key("new"));
        }
    }

    @Nested
    class WhenRefreshing {

        @Test
        void comesBeforeTheTimeToLiveIsOver() {
            find("old");
            assertThat(time.nextIn()).isEqualTo(TTL);

            random = 0.999;
            time.advance(TTL);
            assertThat(time.nextIn()).isBetween(Duration.ofSeconds(255), Duration.ofSeconds(256));
        }

        @Test
        void spreadsNodesThatFetchedTogetherUnlessTheIssuerHasDoneSo() {
            random = 0.5;
            Duration spread = Duration.ofMinutes(3);
            find("old");
            assertThat(time.nextIn()).as("after the start").isEqualTo(spread);

            time.advance(spread);
            assertThat(time.nextIn()).as("in its turn").isGreaterThan(Duration.ofSeconds(270));

            issuer.publish(key("old"), key("new"));
            assertThat(find("new")).isEqualTo(key("new"));
            assertThat(time.nextIn()).as("for a new key").isEqualTo(spread);

            issuer.goDown();
            time.advance(spread);
            issuer.recover();
            time.advance(time.nextIn());
            assertThat(time.nextIn()).as("after an outage").isEqualTo(spread);

            issuer.goDownAndAskFor(Duration.ofSeconds(10));
            time.advance(spread);
            issuer.recover();
            time.advance(time.nextIn());
            assertThat(time.nextIn()).as("after it was told to wait").isGreaterThan(Duration.ofSeconds(270));
        }

        @Test
        void forgetsARemovedKeyWithinFiveMinutesThoughNobodyAsks() {
            issuer.publish(key("old"), key("removed"));
            VerificationKey removed = find("removed");
            assertThat(source.isCurrent(removed)).isTrue();
            issuer.publish(key("old"));

            time.advance(Duration.ofMinutes(5));

            assertThat(source.isCurrent(removed)).isFalse();
            assertThat(find("removed")).isNull();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 5, 60})
        void comesAtMostOnceAMinuteWhateverCacheControlSays(int maxAge) {
            issuer.cacheFor(Duration.ofSeconds(maxAge));
            find("old");
            assertThat(time.nextIn()).isEqualTo(Duration.ofMinutes(1));
        }

        @Test
        void comesEarlierWhenCacheControlSaysSo() {
            issuer.cacheFor(Duration.ofSeconds(120));
            find("old");
            assertThat(time.nextIn()).isEqualTo(Duration.ofSeconds(120));
        }

        @Test
        void doesNotWaitForAYearWhenCacheControlSaysSo() {
            issuer.cacheFor(Duration.ofSeconds(31_536_000));
            find("old");
            assertThat(time.nextIn()).isEqualTo(TTL);
        }

        @Test
        void keepsTheIdentityOfAnUnchangedKey() {
            VerificationKey before = find("old");
            issuer.publish(key("new"), key("old"));

            time.advance(TTL);

            assertThat(find("old")).isSameAs(before);
            assertThat(source.isCurrent(before)).isTrue();
        }

        @Test
        void forgetsAKeyWhoseKidGotOtherKeyMaterial() {
            VerificationKey before = find("old");
            issuer.publish(new VerificationKey("old", "RS256", TestJwks.OTHER_RSA.publicKey()));

            time.advance(TTL);

            assertThat(source.isCurrent(before)).isFalse();
            assertThat(find("old").publicKey()).isEqualTo(TestJwks.OTHER_RSA.publicKey());
        }

        @Test
        void aFetchForAnUnknownKidReplacesTheNextRefresh() {
            find("old");
            time.advance(Duration.ofMinutes(4));
            find("unknown");

            time.advance(Duration.ofMinutes(4));

            assertThat(issuer.fetches()).isEqualTo(2);
        }

        @Test
        void goesOnAfterADefect() {
            find("old");
            issuer.throwAt(new IllegalStateException("a defect of a provider"));
            time.advance(TTL);
            assertThat(log.of(Level.WARNING))
                    .containsExactly("The keys could not be refreshed; those held still serve. fetching ended with"
                            + " java.lang.IllegalStateException.");
            assertThat(log.thrown()).hasSize(1);
            issuer.recover();
            issuer.publish(key("new"));

            time.advance(Duration.ofSeconds(2));

            assertThat(find("new")).isNotNull();
        }

        @Test
        void goesOnAfterAnErrorThatIsNotSwallowed() {
            issuer.throwAt(new StackOverflowError());
            assertThatThrownBy(() -> source.prefetch()).isInstanceOf(StackOverflowError.class);
            assertThat(source.status().failure().why()).isEqualTo("fetching ended with java.lang.StackOverflowError");
            issuer.recover();
            time.advance(Duration.ofSeconds(2));
            assertThat(find("old")).isNotNull();
            assertThat(issuer.fetches()).isEqualTo(2);
        }

        @Test
        void logsADefectAtMostOnceAMinute() {
            find("old");
            issuer.throwAt(new IllegalStateException("a defect of a provider"));

            time.advance(Duration.ofHours(1));

            assertThat(log.thrown()).hasSizeBetween(30, 60);
        }
    }

    @Nested
    class DuringAnOutage {

        @BeforeEach
        void warmThenDown() {
            find("old");
            issuer.goDown();
            time.advance(TTL);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.999})
        void anHourFailsNoRequestAndCostsAtMost130Attempts(double jitter) {
            random = jitter;
            int before = issuer.fetches();

            for (int i = 0; i < 3_600; i++) {
                assertThat(find("old")).isNotNull();
                time.advance(Duration.ofSeconds(1));
            }

            assertThat(issuer.fetches() - before).isBetween(90, 130);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.5, 0.999})
        void aFloodOfUnknownKidsCausesAtMostTwelveAttemptsAMinute(double jitter) {
            random = jitter;

            for (int i = 0; i < 36_000; i++) {
                assertThat(refusal("unknown" + i % 100)).isNotNull();
                assertThat(find("old")).isNotNull();
                time.advance(Duration.ofMillis(100));
            }

            assertThat(issuer.mostWithin(Duration.ofMinutes(1))).isBetween(7, 12);
        }

        /** Also where the issuer comes and goes, and each recovery lets the flood ask anew. */
        @ParameterizedTest
        @ValueSource(ints = {1, 3, 10, 25, 40})
        void aFloodMeetsAnIssuerThatComesAndGoes(int seconds) {
            for (int i = 0; i < 12_000; i++) {
                if (i % (seconds * 10) == 0) {
                    if (i / (seconds * 10) % 2 == 0) {
                        issuer.recover();
                    } else {
                        issuer.goDown();
                    }
                }
                refusal("unknown" + i % 100);
                time.advance(Duration.ofMillis(100));
            }

            assertThat(issuer.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(12);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.5, 0.999})
        void aNewKeyIsFoundWithinTenSecondsOfTheIssuersRecovery(double jitter) {
            random = jitter;
            for (int second = 0; second < 2_400; second++) {
                refusal("new");
                time.advance(Duration.ofSeconds(1));
            }
            time.advance(time.nextIn()); // an attempt fails just before
            issuer.recover();
            issuer.publish(key("old"), key("new"));

            int tenths = 0;
            while (refusal("new") != null) {
                time.advance(Duration.ofMillis(100));
                tenths++;
            }

            assertThat(tenths).isLessThanOrEqualTo(100);
            assertThat(find("new")).isEqualTo(key("new"));
        }

        /** The first who asks after a quiet outage, whose next attempt of its own may be 36 seconds away. */
        @Test
        void aNewKeyThatNobodyAskedForDuringTheOutageIsFoundAtOnce() {
            time.advance(Duration.ofMinutes(40));
            time.advance(time.nextIn());
            issuer.recover();
            issuer.publish(key("old"), key("new"));
            time.advance(Duration.ofSeconds(8));

            assertThat(find("new")).isEqualTo(key("new"));
        }

        @Test
        void saysWhenToComeAgainWithANewKey() {
            time.advance(Duration.ofMinutes(40));
            refusal("new");

            assertThat(refusal("new").retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }

        @Test
        void aNewKeyDoesNotDisturbAnIssuerThatAsksToBeLeftAlone() {
            issuer.goDownAndAskFor(Duration.ofMinutes(4));
            time.advance(Duration.ofSeconds(1));
            int before = issuer.fetches();

            for (int second = 0; second < 239; second++) {
                assertThat(refusal("new")).isNotNull();
                time.advance(Duration.ofSeconds(1));
            }

            assertThat(issuer.fetches()).isEqualTo(before);
        }

        @Test
        void serviceEndsWhenTheSetIsTooStale() {
            VerificationKey key = find("old");
            time.advance(MAX_STALE);
            assertThat(find("old")).isNotNull();

            time.advance(Duration.ofSeconds(1));

            assertThat(refusal("old").retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(36));
            assertThat(source.isCurrent(key)).isFalse();
            assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.UNAVAILABLE);
        }

        @Test
        void serviceIsBackWithinFiveSecondsEvenAfterTheSetWasTooStale() {
            time.advance(MAX_STALE.plusHours(1));
            issuer.recover();

            int tenths = 0;
            while (refusal("old") != null) {
                time.advance(Duration.ofMillis(100));
                tenths++;
            }

            assertThat(tenths).isLessThanOrEqualTo(50);
        }

        @Test
        void attemptsStayRareAfterTheSetWasTooStaleWhenNobodyAsks() {
            time.advance(MAX_STALE.plusHours(1));
            int before = issuer.fetches();

            time.advance(Duration.ofHours(1));

            assertThat(issuer.fetches() - before).isLessThanOrEqualTo(130);
        }

        @Test
        void theIssuerIsLeftAloneForAsLongAsItAsks() {
            issuer.goDownAndAskFor(Duration.ofMinutes(4));
            time.advance(Duration.ofSeconds(1));
            int before = issuer.fetches();

            time.advance(Duration.ofSeconds(239));
            assertThat(issuer.fetches()).isEqualTo(before);

            time.advance(Duration.ofSeconds(1));
            assertThat(issuer.fetches()).isEqualTo(before + 1);
        }

        @Test
        void warnsAtMostOnceAMinuteAndTellsOfTheRecoveryOnce() {
            time.advance(Duration.ofMinutes(10));
            issuer.recover();
            time.advance(Duration.ofMinutes(10));

            assertThat(log.of(Level.WARNING))
                    .hasSizeBetween(5, 11)
                    .allMatch(message -> message.equals(
                            "The keys could not be refreshed; those held still serve. the issuer is down."));
            assertThat(log.of(Level.INFO)).containsExactly("The issuer gives keys again.");
        }

        @Test
        void logsAnErrorAtMostOnceAMinuteWhenNothingServes() {
            time.advance(MAX_STALE);
            time.advance(Duration.ofMinutes(1));
            int before = log.of(Level.SEVERE).size();

            for (int i = 0; i < 600; i++) {
                refusal("old");
                time.advance(Duration.ofSeconds(1));
            }

            assertThat(log.of(Level.SEVERE).size() - before).isBetween(5, 10);
        }

        @Test
        void statusTellsThatTheLastGoodSetServes() {
            KeySourceStatus status = source.status();

            assertThat(status.state()).isEqualTo(KeySourceStatus.State.STALE);
            assertThat(status.age()).isEqualTo(TTL);
            assertThat(status.remaining()).isEqualTo(MAX_STALE);
            assertThat(status.keys()).isEqualTo(1);
            assertThat(status.failure().why()).isEqualTo("the issuer is down");
            int attempts = status.failure().attempts();

            time.advance(Duration.ofMinutes(10));

            assertThat(source.status().failure().attempts()).isGreaterThan(attempts);
            assertThat(source.status().failure().lasting()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));

            issuer.recover();
            time.advance(Duration.ofMinutes(10));

            assertThat(source.status().failure()).isNull();
        }
    }

    @Test
    void withMaxStaleOfZeroASetServesNoLongerThanItIsFresh() {
        source = source(Duration.ZERO);
        find("old");
        issuer.goDown();
        time.advance(TTL);
        assertThat(find("old")).isNotNull();

        time.advance(Duration.ofNanos(1));

        assertThat(refusal("old")).isNotNull();
    }

    @Test
    void statusBeforeTheFirstAttemptIsPending() {
        assertThat(source.status()).isEqualTo(new KeySourceStatus(KeySourceStatus.State.PENDING, 0, null, null, null));
    }

    @Test
    void statusCountsDownToTheEndOfTheKeysAndStaysAtZeroThen() {
        find("old");
        issuer.goDown();

        time.advance(TTL.plus(MAX_STALE).minusSeconds(1));
        assertThat(source.status().remaining()).isEqualTo(Duration.ofSeconds(1));

        time.advance(Duration.ofSeconds(2));
        assertThat(source.status().state()).isEqualTo(KeySourceStatus.State.UNAVAILABLE);
        assertThat(source.status().remaining()).isEqualTo(Duration.ZERO);
    }

    @Test
    void statusOfAFreshSetIsCurrent() {
        find("old");
        assertThat(source.status())
                .isEqualTo(new KeySourceStatus(
                        KeySourceStatus.State.CURRENT, 1, Duration.ZERO, TTL.plus(MAX_STALE), null));
    }

    @Test
    void closingEndsRefreshingAndClosesWhatItOwns() {
        find("old");
        source.close();
        source.close();

        time.advance(Duration.ofHours(1));

        assertThat(issuer.fetches()).isEqualTo(1);
        assertThat(issuer.isClosed()).isTrue();
        assertThat(time.isClosed()).isTrue();
    }

    @Test
    void aClosedSourceWithoutKeysSaysThatItHasNone() {
        source.close();

        assertThatThrownBy(() -> find("old")).isInstanceOf(KeySourceUnavailableException.class);
        assertThat(issuer.fetches()).isZero();
    }
}
