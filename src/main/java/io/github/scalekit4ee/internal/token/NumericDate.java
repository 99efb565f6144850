package io.github.scalekit4ee.internal.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A NumericDate (RFC 7519 section 2): seconds since 1970, fractions allowed. Nothing before 1970 nor after the year 9999 is
 * one: RFC 3339 can't write it, and who counts in milliseconds would otherwise have a token that never ends.
 */
public final class NumericDate {

    /** 9999-12-31T23:59:59Z. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_SECONDS);

    private NumericDate() {}

    /** The date in milliseconds, rounded down; empty when the value is no NumericDate. */
    public static OptionalLong millis(@Nullable Object value) {
        if (value instanceof Long seconds && seconds >= 0 && seconds <= MAX_SECONDS) {
            return OptionalLong.of(seconds * 1000);
        }
        if (value instanceof BigDecimal seconds && seconds.signum() >= 0 && seconds.compareTo(MAX) <= 0) {
            return OptionalLong.of(
                    seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact());
        }
        return OptionalLong.empty();
    }
}
