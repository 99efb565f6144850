package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.refresh.RateLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a {@code kid} that the set at hand does not have. The issuer may be asked once in 20 seconds, so that forged
 * tokens cannot make it a target. In between, the absence of a key proves something only where
 * <ul>
 *   <li>the set was fetched for this request, or at most five seconds before it: an issuer publishes a key earlier than that before
 *       it signs with it;
 *   <li>or a fetch has already been made for that very {@code kid}, and did not find it. So the same bad token has the same
 *       answer each time.
 * </ul>
 * Otherwise a key that was published since would be taken for a forgery, and its caller for one who has to log in again: the true
 * answer is that nothing can be said before the next fetch.
 */
final class UnknownKids {

    /** With the fetch that the time to live causes, at most four a minute. */
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private static final long FRESH = TimeUnit.SECONDS.toNanos(5);

    /** Three fetches a minute fill few places; a flood that shares them pushes entries out, and costs no memory. */
    private static final int PLACES = 64;

    private final RateLimit fetches;
    private final AtomicReferenceArray<@Nullable String> notFound = new AtomicReferenceArray<>(PLACES);

    /** @param ticker monotonic time in nanoseconds */
    UnknownKids(LongSupplier ticker) {
        fetches = new RateLimit(INTERVAL, ticker);
    }

    /** Whether the caller may fetch; then nobody else may for a while. */
    boolean mayFetch() {
        return fetches.tryAcquire();
    }

    /** How long until somebody may fetch. */
    Duration untilNextFetch() {
        return fetches.untilNext();
    }

    /**
     * Whether the issuer does not publish that key.
     *
     * @param keys a set without it
     * @param asked when the request came, by the ticker
     */
    boolean isUnknown(@Nullable String kid, KeySet keys, long asked) {
        long age = keys.ageAt(asked);
        if (kid == null) {
            return true; // no set could tell more
        }
        int place = kid.hashCode() & (PLACES - 1);
        if (age <= 0) {
            notFound.setRelease(place, kid);
        }
        return age <= FRESH || kid.equals(notFound.getAcquire(place));
    }
}
