package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.refresh.BackOff;
import io.github.scalekit4ee.internal.refresh.Time;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks again after a failure that may pass, a few times and within one budget of time.
 *
 * <p>Each wait is random by half: a thousand nodes that failed together must not come back together.
 */
public final class RetryingTokenEndpoint implements TokenSource {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final BackOff WAITS = new BackOff(FIRST_WAIT, Duration.ofSeconds(10), 0.5, 1.5);

    private final TokenEndpoint endpoint;
    private final Duration budget;
    private final Time time;
    private final DoubleSupplier random;
    private final ClientTokenEvents events;

    /** @param random numbers from 0 to 1 */
    public RetryingTokenEndpoint(
            TokenEndpoint endpoint, Duration budget, Time time, DoubleSupplier random, ClientTokenEvents events) {
        this.events = events;
        this.endpoint = endpoint;
        this.budget = budget;
        this.time = time;
        this.random = random;
    }

    @Override
    public IssuedToken request(int attempts, @Nullable HeldToken held) throws InterruptedException {
        return request(attempts, time.nanos());
    }

    /**
     * @param start when the budget began to run
     * @throws TokenRequestException the last failure, when no attempt is left or the wait would outlast the budget
     */
    IssuedToken request(int attempts, long start) throws InterruptedException {
        long begun = time.nanos();
        events.begin();
        try {
            IssuedToken issued = attempt(attempts, start);
            events.issued(issued.token(), since(begun));
            return issued;
        } catch (TokenRequestException e) {
            events.failed(e, since(begun));
            throw e;
        }
    }

    private IssuedToken attempt(int attempts, long start) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return endpoint.request(left(start));
            } catch (TokenRequestException failure) {
                Duration wait = wait(attempt, failure.retryAfter());
                if (failure.kind() != Kind.UNAVAILABLE || attempt == attempts || wait.compareTo(left(start)) >= 0) {
                    throw failure;
                }
                time.pause(wait);
            }
        }
    }

    private Duration left(long start) {
        return budget.minus(since(start));
    }

    private Duration since(long start) {
        return Duration.ofNanos(time.nanos() - start);
    }

    private Duration wait(int attempt, @Nullable Duration retryAfter) {
        Duration backOff = WAITS.after(attempt, random.getAsDouble());
        if (retryAfter == null) {
            return backOff;
        }
        // After the time that was named, never within it, and not all at once: everybody was told the same number.
        Duration obeyed = retryAfter.plus(BackOff.scaled(FIRST_WAIT, random.getAsDouble()));
        return obeyed.compareTo(backOff) > 0 ? obeyed : backOff;
    }
}
