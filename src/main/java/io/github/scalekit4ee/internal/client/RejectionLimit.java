package io.github.scalekit4ee.internal.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How often a receiver's 401 may cost a token. A receiver that rejects every token, because its own keys or its clock are
 * wrong, must not turn each call into a token request.
 */
final class RejectionLimit {

    private static final Duration SPACING = Duration.ofSeconds(30);

    private final AtomicReference<@Nullable Permit> last = new AtomicReference<>();

    /** When a rejection was last let through, in monotonic time. */
    private record Permit(long at) {}

    /** @param now monotonic time */
    boolean tryAcquire(long now) {
        Permit before = last.get();
        return (before == null || now - before.at >= SPACING.toNanos()) && last.compareAndSet(before, new Permit(now));
    }
}
