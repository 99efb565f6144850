package io.github.scalekit4ee.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Numbers of RFC 8259 section 6. */
final class NumberReader {

    /** Converting digits costs their square. */
    private static final int MAX_LENGTH = 128;

    /** Beyond a double's range (RFC 7493 section 2.2); without a limit, four bytes could ask for gigabytes of digits. */
    private static final int MAX_EXPONENT = 400;

    /** So many digits fit a long whatever they are. */
    private static final int LONG_DIGITS = 18;

    private NumberReader() {}

    /** The cursor is at the first character, and will be after the last. */
    static Number read(ByteCursor cursor) throws MalformedJsonException {
        int start = cursor.position();
        boolean negative = cursor.accept('-');
        int digitsStart = cursor.position();
        long unscaled = 0;
        if (!cursor.accept('0')) {
            unscaled = digits(cursor, 0);
        }
        int digits = cursor.position() - digitsStart;
        int fraction = 0;
        boolean decimal = cursor.accept('.');
        if (decimal) {
            int fractionStart = cursor.position();
            unscaled = digits(cursor, unscaled);
            fraction = cursor.position() - fractionStart;
        }
        int exponent = 0;
        if (cursor.accept('e') || cursor.accept('E')) {
            decimal = true;
            exponent = exponent(cursor);
        }
        if (cursor.position() - start > MAX_LENGTH) {
            throw new MalformedJsonException("not strict JSON: a number has too many digits");
        }
        boolean fitsLong = digits + fraction <= LONG_DIGITS;
        if (decimal) {
            // By way of a text it would cost three times the memory.
            return fitsLong
                    ? BigDecimal.valueOf(negative ? -unscaled : unscaled, fraction - exponent)
                    : new BigDecimal(text(cursor, start));
        }
        if (fitsLong) {
            return negative ? -unscaled : unscaled;
        }
        BigInteger large = new BigInteger(text(cursor, start));
        return large.bitLength() < Long.SIZE ? (Number) large.longValue() : large;
    }

    /** At least one. The result overflows where there are too many digits; then it isn't used. */
    private static long digits(ByteCursor cursor, long before) throws MalformedJsonException {
        requireDigit(cursor);
        byte[] bytes = cursor.bytes();
        int end = cursor.end();
        int i = cursor.position();
        long number = before;
        while (i < end && isDigit(bytes[i])) {
            number = number * 10 + (bytes[i] - '0');
            i++;
        }
        cursor.moveTo(i);
        return number;
    }

    private static int exponent(ByteCursor cursor) throws MalformedJsonException {
        boolean negative = cursor.accept('-');
        if (!negative) {
            cursor.accept('+');
        }
        requireDigit(cursor);
        int exponent = 0;
        for (int c = cursor.peek(); isDigit(c); c = cursor.peek()) {
            exponent = exponent * 10 + (c - '0');
            if (exponent > MAX_EXPONENT) {
                throw new MalformedJsonException("a number's exponent is out of range");
            }
            cursor.advance();
        }
        return negative ? -exponent : exponent;
    }

    private static void requireDigit(ByteCursor cursor) throws MalformedJsonException {
        if (!isDigit(cursor.peek())) {
            throw new MalformedJsonException("not strict JSON: a number or another value is expected");
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String text(ByteCursor cursor, int start) {
        return new String(cursor.bytes(), start, cursor.position() - start, StandardCharsets.ISO_8859_1);
    }
}
