package io.github.scalekit4ee.internal.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Compares this machine's time with the issuer's, by the field {@code Date} (RFC 9110 section 6.6.1). */
final class ClockCheck {

    /** The field has whole seconds, and the answer was on its way for a while. */
    private static final Duration UNCERTAIN = Duration.ofSeconds(2);

    private final Duration tolerated;

    /** @param tolerated {@code scalekit.clock-skew} */
    ClockCheck(Duration tolerated) {
        this.tolerated = tolerated;
    }

    Line line(Optional<String> field, Instant now) {
        Optional<Instant> theirs = field.flatMap(ClockCheck::parse);
        if (theirs.isEmpty()) {
            return Line.note("clock", "The issuer's answer has no date, so the clocks cannot be compared.", "");
        }
        Duration ahead = Duration.between(theirs.get(), now);
        Duration difference = ahead.abs();
        if (difference.compareTo(UNCERTAIN) <= 0) {
            return Line.well("clock", "This machine's clock agrees with the issuer's.");
        }
        String text = "This machine's clock is " + difference.toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of") + " the issuer's; " + tolerated.toSeconds()
                + " s are tolerated (scalekit.clock-skew).";
        String fix = "Set the clock, for example by NTP.";
        return difference.compareTo(tolerated) > 0 ? Line.wrong("clock", text, fix) : Line.note("clock", text, fix);
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
