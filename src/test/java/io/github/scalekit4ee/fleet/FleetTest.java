package io.github.scalekit4ee.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small fleet for a day; docs/operations.md has a large one for a week. */
class FleetTest {

    private static final int NODES = 100;

    private final Logger log = Logger.getLogger("io.github.scalekit4ee");

    @BeforeEach
    void quiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        log.setLevel(null);
    }

    @Test
    void nodesThatWereDeployedTogetherDoNotComeBackTogether() {
        Fleet.Result day = Fleet.run(plan(false));
        double keys = mean(day.keys());
        assertThat(keys).isBetween(NODES / 5.0, NODES / 4.0);
        assertThat(highest(day.keys(), 2, 12 * 60)).isLessThan((int) (2 * keys));
        double tokens = mean(day.tokens());
        assertThat(tokens).isBetween(NODES / 60.0, NODES / 40.0);
        // A minute has few requests, and chance makes its highest more than twice the mean: look at ten minutes.
        assertThat(highestOfTen(day.tokens(), 2, 12 * 60)).isLessThan((int) (2 * 10 * tokens));
    }

    @Test
    void aFleetThatSharesItsTokensRequestsThemLikeOneNode() {
        Fleet.Result day = Fleet.run(plan(true));
        assertThat(day.tokens()[0]).isEqualTo(1);
        assertThat(Arrays.stream(day.tokens(), 0, 12 * 60).sum()).isBetween(12, 18);
        assertThat(Arrays.stream(day.tokens(), 12 * 60, 12 * 60 + 8).sum())
                .as("in an outage, while the token serves")
                .isLessThan(30);
        assertThat(Fleet.run(plan(true)).tokens()).as("the same again").isEqualTo(day.tokens());
    }

    private static Fleet.Plan plan(boolean sharing) {
        return new Fleet.Plan(
                NODES,
                Duration.ofDays(1),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Integer.MAX_VALUE,
                sharing,
                Duration.ofHours(16),
                Duration.ofHours(12));
    }

    private static double mean(int[] minutes) {
        return Arrays.stream(minutes, 6 * 60, 12 * 60).average().orElseThrow();
    }

    private static int highest(int[] minutes, int from, int to) {
        return Arrays.stream(minutes, from, to).max().orElseThrow();
    }

    private static int highestOfTen(int[] minutes, int from, int to) {
        int highest = 0;
        for (int minute = from; minute + 10 <= to; minute++) {
            highest = Math.max(
                    highest, Arrays.stream(minutes, minute, minute + 10).sum());
        }
        return highest;
    }
}
