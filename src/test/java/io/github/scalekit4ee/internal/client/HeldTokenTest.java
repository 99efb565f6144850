package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class HeldTokenTest {

    private static final AccessToken TOKEN = new AccessToken("t", Instant.EPOCH, Set.of());

    @ParameterizedTest
    @CsvSource({"3600, 3540", "86399, 86339", "300, 240", "301, 241", "100, 80", "60, 48", "5, 4", "1, 0.8"})
    void isUsableUntilAMinuteOrAFifthOfAShortLifetimeIsLeft(long lifetime, double usable) {
        HeldToken held = held(lifetime, 0.5);

        long end = (long) (usable * 1_000_000_000L);
        assertThat(held.isUsable(end - 1)).isTrue();
        assertThat(held.isUsable(end)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.75", "0.5, 0.8", "1, 0.85"})
    void isRenewedAfterFourFifthsOfItsUseGiveOrTakeATwentieth(double random, double share) {
        HeldToken held = held(10_060, random);

        long due = (long) (10_000 * share * 1_000_000_000L);
        assertThat(held.isDue(due - 1_000)).isFalse();
        assertThat(held.isDue(due + 1_000)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.5, 0.475", "1, 0.85"})
    void theFirstOneIsRenewedAtATimeThatOtherNodesDoNotShare(double random, double share) {
        HeldToken held = HeldToken.ofMany(new IssuedToken(TOKEN, 0, Duration.ofSeconds(10_060)), random);

        long due = (long) (10_000 * share * 1_000_000_000L);
        assertThat(held.isDue(due - 1_000)).isFalse();
        assertThat(held.isDue(due + 1_000)).isTrue();
        assertThat(held.isUsable(9_999_999_999_999L)).isTrue();
    }

    @Test
    void isKeptForADayAtMost() {
        HeldToken held = held(Duration.ofDays(366).toSeconds(), 1);

        assertThat(held.isUsable(Duration.ofDays(1).toNanos())).isFalse();
        assertThat(held.isDue(Duration.ofDays(1).toNanos())).isTrue();
    }

    private static HeldToken held(long lifetime, double random) {
        return HeldToken.of(new IssuedToken(TOKEN, 0, Duration.ofSeconds(lifetime)), random);
    }
}
