package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.FetchFailedException;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.Fetched;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A JWK Set that one daemon thread keeps fresh. Once warm, no request waits for the issuer, unless it names a key that nobody
 * knows yet: then one fetch answers all who ask, and no further one is made for 20 seconds. The last good set serves an outage.
 */
final class RefreshingKeySource implements KeySource {

    /** With the one that the TTL causes, at most four fetches a minute, whatever callers send. */
    private static final long UNKNOWN_KID_INTERVAL = TimeUnit.SECONDS.toNanos(20);

    private static final long COLD_PAUSE = TimeUnit.SECONDS.toNanos(3);

    private static final Duration SMALLEST_TTL = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMillis(300);

    private final JwksConfiguration configuration;
    private final JwkSetFetcher fetcher;
    private final BackOff backOff;
    private final LongSupplier ticker;
    private final ScheduledExecutorService refresher;
    private final SingleFlight flight;
    private final OutageLog log;
    private final AtomicLong nextUnknownKidFetch;

    private volatile State state;

    /** What the last attempt left behind; replaced as a whole by the one thread that fetches. */
    private record State(
            @Nullable KeySet keys,
            Duration ttl,
            int failures,
            @Nullable String failure,
            long lastAttempt,
            long nextAttempt) {}

    /**
     * @param ticker monotonic time in nanoseconds
     * @param refresher one daemon thread; closed with this source
     */
    RefreshingKeySource(
            JwksConfiguration configuration,
            JwkSetFetcher fetcher,
            BackOff backOff,
            LongSupplier ticker,
            ScheduledExecutorService refresher) {
        this.configuration = configuration;
        this.fetcher = fetcher;
        this.backOff = backOff;
        this.ticker = ticker;
        this.refresher = refresher;
        this.flight = new SingleFlight(refresher, this::fetch);
        this.log = new OutageLog(ticker);
        long now = ticker.getAsLong();
        this.nextUnknownKidFetch = new AtomicLong(now);
        this.state = new State(null, configuration.refreshInterval(), 0, null, now, now);
    }

    /** Begins to fetch in the background, so that the first request finds the keys there. */
    void prefetch() {
        flight.start();
    }

    @Override
    public @Nullable VerificationKey find(@Nullable String kid, String algorithm) {
        KeySet keys = servingKeys();
        if (keys == null) {
            return findCold(kid, algorithm);
        }
        return keys.knows(kid) ? keys.find(kid, algorithm) : findUnknown(kid, algorithm);
    }

    @Override
    public boolean isCurrent(VerificationKey key) {
        KeySet keys = servingKeys();
        return keys != null && keys.holds(key);
    }

    private @Nullable KeySet servingKeys() {
        State now = state;
        if (now.keys == null) {
            return null;
        }
        long longest = now.ttl.toNanos() + configuration.maxStale().toNanos();
        return now.keys.ageAt(ticker.getAsLong()) <= longest ? now.keys : null;
    }

    private @Nullable VerificationKey findCold(@Nullable String kid, String algorithm) {
        State before = state;
        if (flight.isUnderWay() || before.failures == 0 || ticker.getAsLong() - coldAttempt(before) >= 0) {
            flight.join(configuration.timeout().plus(GRACE));
        }
        KeySet keys = servingKeys();
        if (keys == null) {
            throw unavailable();
        }
        return keys.find(kid, algorithm);
    }

    /** The set may have gone stale during an outage; then the long pauses between attempts are over. */
    private static long coldAttempt(State last) {
        return last.keys == null ? last.nextAttempt : Math.min(last.nextAttempt, last.lastAttempt + COLD_PAUSE);
    }

    private @Nullable VerificationKey findUnknown(@Nullable String kid, String algorithm) {
        if (mayFetchForUnknownKid() || flight.isUnderWay()) {
            flight.join(configuration.timeout().plus(GRACE));
        }
        KeySet keys = servingKeys();
        VerificationKey key = keys == null ? null : keys.find(kid, algorithm);
        if (key == null && state.failures > 0) {
            throw unavailable(); // the issuer may have published it meanwhile: nothing can be said
        }
        return key;
    }

    private boolean mayFetchForUnknownKid() {
        long now = ticker.getAsLong();
        long next = nextUnknownKidFetch.get();
        return now - next >= 0 && nextUnknownKidFetch.compareAndSet(next, now + UNKNOWN_KID_INTERVAL);
    }

    /** On the refresher's thread only. */
    private void fetch() {
        State before = state;
        try {
            Fetched fetched = fetcher.fetch();
            Duration ttl = ttlOf(fetched);
            long now = ticker.getAsLong();
            Duration next = backOff.refreshAhead(ttl);
            state = new State(new KeySet(fetched.keys(), before.keys, now), ttl, 0, null, now, now + next.toNanos());
            log.good();
            schedule(next);
        } catch (FetchFailedException e) {
            failed(before, e);
        }
    }

    private void failed(State before, FetchFailedException failure) {
        int failures = before.failures + 1;
        boolean warm = servingKeys() != null;
        Duration delay = warm ? backOff.warm(failures) : backOff.cold(failures);
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(delay) > 0) {
            delay = asked;
        }
        long now = ticker.getAsLong();
        state = new State(before.keys, before.ttl, failures, failure.getMessage(), now, now + delay.toNanos());
        log.failed(String.valueOf(failure.getMessage()), warm);
        if (before.keys != null) {
            schedule(delay);
        }
    }

    /** {@code Cache-Control} may shorten the configured interval, down to a minute, and never lengthens it. */
    private Duration ttlOf(Fetched fetched) {
        Duration interval = configuration.refreshInterval();
        Duration maxAge = fetched.maxAge();
        if (maxAge == null || maxAge.compareTo(interval) >= 0) {
            return interval;
        }
        return maxAge.compareTo(SMALLEST_TTL) < 0 ? SMALLEST_TTL : maxAge;
    }

    private void schedule(Duration delay) {
        if (!refresher.isShutdown()) {
            refresher.schedule(this::refreshIfDue, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** A fetch for an unknown key since may have made this one needless. */
    private void refreshIfDue() {
        if (ticker.getAsLong() - state.nextAttempt >= 0) {
            flight.start();
        }
    }

    private KeySourceUnavailableException unavailable() {
        State now = state;
        long wait = Math.max(now.nextAttempt - ticker.getAsLong(), TimeUnit.SECONDS.toNanos(1));
        String failure = now.failure == null ? "the issuer has not answered yet" : now.failure;
        return new KeySourceUnavailableException(
                "No verification key can be had: " + failure, Duration.ofNanos(wait), null);
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        fetcher.close();
    }
}
