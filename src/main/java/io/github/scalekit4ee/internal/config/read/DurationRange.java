package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.time.DateTimeException;
import java.time.Duration;

/** Durations that a key takes. */
record DurationRange(Duration smallest, Duration largest) {

    /** An ISO-8601 duration. A bare number is refused, for nobody could tell its unit. */
    Duration iso(String text) throws MalformedValueException {
        if (isNumber(text)) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is a number without a unit",
                    text.length() < 10
                            ? "Write an ISO-8601 duration: PT" + text + "S for seconds"
                            : "Write an ISO-8601 duration such as PT30S");
        }
        return within(parsed(text, "Write it such as PT30S or PT5M"), text);
    }

    /** Whole seconds, as MicroProfile JWT 2.1 has them, or an ISO-8601 duration. */
    Duration secondsOrIso(String text) throws MalformedValueException {
        if (isNumber(text)) {
            Duration seconds = text.length() > 12 ? largest.plusSeconds(1) : Duration.ofSeconds(Long.parseLong(text));
            return within(seconds, text);
        }
        return within(parsed(text, "Write a whole number of seconds, or a duration such as PT30S"), text);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+");
    }

    private static Duration parsed(String text, String fix) throws MalformedValueException {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedValueException(SafeText.value(text) + " is not an ISO-8601 duration", fix);
        }
    }

    private Duration within(Duration duration, String text) throws MalformedValueException {
        if (duration.compareTo(smallest) < 0 || duration.compareTo(largest) > 0) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is out of range", "Use " + smallest + " to " + largest);
        }
        return duration;
    }
}
