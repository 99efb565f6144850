package io.github.scalekit4ee.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"0,1000", "1,1000", "2,2000", "3,4000", "4,5000", "5,5000", "2147483647,5000"})
    void doublesAfterEachFailureUpToTheLargest(int failures, long millis) {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), 1, 1.2);
        assertThat(backOff.after(failures, 0)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0,500", "0.5,1000", "1,1500"})
    void liesBetweenTheTwoFactorsByTheRandomNumber(double random, long millis) {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), 0.5, 1.5);
        assertThat(backOff.after(1, random)).isEqualTo(Duration.ofMillis(millis));
    }
}
