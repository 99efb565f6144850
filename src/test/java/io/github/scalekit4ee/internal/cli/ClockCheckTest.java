package io.github.scalekit4ee.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.cli.Line.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {

    private static final Instant THEIRS = Instant.parse("2026-11-27T20:00:00Z");
    private static final Optional<String> DATE = Optional.of("Fri, 27 Nov 2026 20:00:00 GMT");

    private final ClockCheck check = new ClockCheck(Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "0, WELL, agrees",
        "2, WELL, agrees",
        "-2, WELL, agrees",
        "20, NOTE, 20 s ahead of",
        "-30, NOTE, 30 s behind",
        "31, WRONG, 31 s ahead of",
        "-4000, WRONG, 4000 s behind"
    })
    void aDifferenceBeyondTheToleranceIsWrong(int seconds, Mark mark, String text) {
        Line line = check.line(DATE, THEIRS.plusSeconds(seconds));

        assertThat(line.mark()).isEqualTo(mark);
        assertThat(line.text()).contains(text);
        assertThat(line.fix().isEmpty()).isEqualTo(mark == Mark.WELL);
    }

    @Test
    void withoutADateThereIsNothingToCompare() {
        assertThat(check.line(Optional.empty(), THEIRS).mark()).isEqualTo(Mark.NOTE);
        assertThat(check.line(Optional.of("yesterday"), THEIRS).mark()).isEqualTo(Mark.NOTE);
    }
}
