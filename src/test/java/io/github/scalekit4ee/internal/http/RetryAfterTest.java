package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration CAP = Duration.ofMinutes(5);

    private static Duration of(String value) {
        return RetryAfter.of(HttpHeaders.of(Map.of("Retry-After", List.of(value)), (n, v) -> true), CAP, NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|PT0S",
                " 17 |PT17S",
                "300|PT5M",
                "301|PT5M",
                "999999999|PT5M",
                "Tue, 24 Nov 2026 12:01:00 GMT|PT1M",
                "Wed, 25 Nov 2026 12:00:00 GMT|PT5M"
            })
    void readsSecondsAndDatesUpToTheCap(String value, Duration expected) {
        assertThat(of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.5",
                "soon",
                "99999999999999999999",
                "2026-11-24T12:01:00Z",
                "Tue, 24 Nov 2026 11:59:00 GMT"
            })
    void leavesOutWhatIsNeitherOrIsOver(String value) {
        assertThat(of(value)).isNull();
    }

    /** So that a fleet that was told the same time does not come back as one. */
    @Test
    void isSpreadOverATenthMore() {
        assertThat(RetryAfter.spread(Duration.ofSeconds(60), 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(RetryAfter.spread(Duration.ofSeconds(60), 0.5)).isEqualTo(Duration.ofSeconds(63));
    }

    @Test
    void aDateIsCountedFromNow() {
        assertThat(RetryAfter.of(
                        HttpHeaders.of(Map.of("Retry-After", List.of("Tue, 31 Dec 2999 12:00:00 GMT")), (n, v) -> true),
                        CAP))
                .isEqualTo(CAP);
    }

    @Test
    void isAbsentWithoutTheField() {
        assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (n, v) -> true), CAP)).isNull();
    }
}
