package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchDelaysTest {

    private final FetchDelays shortest = new FetchDelays(() -> 0);
    private final FetchDelays longest = new FetchDelays(() -> 0.5);

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,4", "4,8", "5,16", "6,30", "7,30", "64,30", "2147483647,30"})
    void theNextAttemptOfOurOwnComesLaterWithEachFailureUpToThirtySeconds(int failures, int seconds) {
        assertThat(shortest.afterFailures(failures)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(longest.afterFailures(failures)).isEqualTo(Duration.ofMillis(seconds * 1_100L));
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "2,2000", "3,2500", "20,2500"})
    void withoutKeysARequestMayCauseAnAttemptEveryFewSeconds(int failures, int millis) {
        assertThat(shortest.coldPause(failures)).isEqualTo(Duration.ofMillis(millis));
        assertThat(longest.coldPause(failures)).isEqualTo(Duration.ofMillis(millis * 11L / 10));
    }

    @Test
    void aNewKeyIsWorthAnAttemptEverySevenSeconds() {
        assertThat(shortest.urgentPause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(longest.urgentPause()).isEqualTo(Duration.ofMillis(7_700));
    }

    @Test
    void aGoodSetIsFetchedAgainBeforeItsTimeIsOver() {
        assertThat(shortest.refreshAhead(Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(200));
        assertThat(longest.refreshAhead(Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(185));
    }

    @Test
    void nodesThatFetchedTogetherFetchTheNextTimeSpreadOverTheTimeToLive() {
        assertThat(shortest.outOfStep(Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(200));
        assertThat(longest.outOfStep(Duration.ofSeconds(200))).isEqualTo(Duration.ofSeconds(130));
    }

    @Test
    void thatLeavesAMinuteInAnyCase() {
        assertThat(longest.outOfStep(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatTheIssuerAsksForIsNeverShortened() {
        assertThat(shortest.obeying(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        assertThat(longest.obeying(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(63));
    }
}
