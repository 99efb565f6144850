package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.http.RetryAfter;
import io.github.scalekit4ee.internal.refresh.BackOff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests have failed and nobody has a token: for a short while every caller gets the last failure at once, instead of
 * waiting in a queue for a request that will likely fail too.
 *
 * @param failure the latest one
 * @param since monotonic time of the latest failure
 * @param until monotonic time before which no request is made
 * @param failures how many there were without a success in between
 */
record FailFastWindow(TokenRequestException failure, long since, long until, int failures) {

    /** Once the endpoint is back, callers get tokens within five seconds. */
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), 0.75, 1);

    /** @param random a number from 0 to 1 */
    static FailFastWindow after(
            @Nullable FailFastWindow before, TokenRequestException failure, long now, double random) {
        int failures = before == null ? 1 : before.failures + 1;
        long pause = PAUSES.after(failures, random).toNanos();
        if (failure.retryAfter() != null) {
            long obeyed = RetryAfter.spread(failure.retryAfter(), random).toNanos();
            pause = Math.max(pause, Math.min(obeyed, TokenEndpoint.LONGEST_WAIT.toNanos()));
        }
        return new FailFastWindow(failure, now, now + pause, failures);
    }

    boolean isOver(long now) {
        return now - until >= 0;
    }

    TokenRequestException repeat(long now) {
        Duration wait = Duration.ofNanos(until - now);
        return TokenFailures.repeated(
                failure,
                failure.getMessage() + " That was "
                        + Duration.ofNanos(now - since).toMillis() + " ms ago; no request is made in the next "
                        + wait.toMillis() + " ms.",
                wait);
    }
}
