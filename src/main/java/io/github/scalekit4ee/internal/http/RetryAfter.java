package io.github.scalekit4ee.internal.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long to leave a peer alone.
     *
     * @param headers of its answer
     * @param longest cap, against a peer that asks for days
     * @return null when the field is absent or unreadable; never negative
     */
    public static @Nullable Duration of(HttpHeaders headers, Duration longest) {
        return of(headers, longest, Instant.now());
    }

    /**
     * The same by another clock.
     *
     * @param now what a date is compared with
     */
    public static @Nullable Duration of(HttpHeaders headers, Duration longest, Instant now) {
        String value = headers.firstValue("Retry-After").map(String::strip).orElse("");
        Duration asked = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : untilDate(value, now);
        if (asked == null || asked.isNegative()) {
            return null;
        }
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    /**
     * What to make of it: after the time that was named, never within it, and up to a tenth more, since everybody was told the same
     * number.
     *
     * @param random a number from 0 to 1
     */
    public static Duration spread(Duration asked, double random) {
        return asked.plus(Duration.ofNanos((long) (asked.toNanos() * 0.1 * random)));
    }

    private static @Nullable Duration untilDate(String value, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return null; // RFC 9110 section 5.6.1: a field that cannot be read is as if it were not there
        }
    }
}
