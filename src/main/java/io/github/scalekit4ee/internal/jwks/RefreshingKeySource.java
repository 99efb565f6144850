package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.FetchFailedException;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.Fetched;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.OutageLog;
import io.github.scalekit4ee.internal.refresh.SingleFlight;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keys that one daemon thread keeps fresh. Once they are held, no request waits for the issuer, unless it names a key that
 * nobody knows yet: then one fetch answers all who ask, and no further one is made for 20 seconds. The {@link WaitingRoom} bounds
 * how many threads wait for a fetch; the others are told to come again. The last good set serves an outage, in which such a request
 * causes an attempt every seven seconds at most, and waits for none. All time here is monotonic, so a clock that jumps causes no
 * fetch.
 */
final class RefreshingKeySource implements KeySource {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);

    private static final Duration SMALLEST_TTL = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMillis(300);

    private final JwksConfiguration configuration;
    private final JwkSetFetcher fetcher;
    private final FetchDelays delays;
    private final LongSupplier ticker;
    private final Refresher refresher;
    private final SingleFlight<Outcome> flight;
    private final UnknownKids unknownKids;
    private final OutageLog log;
    private final KeyEvents events;

    private volatile Outcome last = Outcome.NONE;
    private volatile boolean closed;

    /** By the last failure; on the refresher's thread only. */
    private boolean toldToWait;

    /**
     * What the last attempt left behind. Only the refresher's thread replaces it, and always as a whole.
     *
     * @param keys the last good set
     * @param lifetime age in nanoseconds up to which the set serves
     * @param failures attempts since the last good one
     * @param failingSince when the first of them failed
     * @param coldAttempt when a request may cause an attempt, should no set serve
     * @param urgentAttempt when a request that names a new key may cause an attempt, should the last have failed
     * @param nextAttempt when the refresher makes the next attempt
     */
    private record Outcome(
            @Nullable KeySet keys,
            long lifetime,
            int failures,
            @Nullable String failure,
            long failingSince,
            long coldAttempt,
            long urgentAttempt,
            long nextAttempt) {

        static final Outcome NONE = new Outcome(null, 0, 0, null, 0, 0, 0, 0);
    }

    /**
     * @param ticker monotonic time in nanoseconds
     * @param refresher closed with this source, as is the fetcher
     */
    RefreshingKeySource(
            JwksConfiguration configuration,
            JwkSetFetcher fetcher,
            FetchDelays delays,
            LongSupplier ticker,
            Refresher refresher) {
        this(
                configuration,
                fetcher,
                delays,
                ticker,
                refresher,
                new WaitingRoom(ticker),
                new KeyEvents(Events.none(), ""));
    }

    RefreshingKeySource(
            JwksConfiguration configuration,
            JwkSetFetcher fetcher,
            FetchDelays delays,
            LongSupplier ticker,
            Refresher refresher,
            WaitingRoom waitingRoom,
            KeyEvents events) {
        this.configuration = configuration;
        this.fetcher = fetcher;
        this.delays = delays;
        this.ticker = ticker;
        this.refresher = refresher;
        this.flight = new SingleFlight<>(refresher, waitingRoom, ticker);
        this.unknownKids = new UnknownKids(ticker);
        this.events = events;
        this.log = new OutageLog(LOG, ticker, "The issuer gives keys again" + events.place() + ".");
    }

    /** Begins to fetch in the background, so that the first request finds the keys there. */
    void prefetch() {
        flight.start(this::fetch);
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
        Outcome outcome = last;
        KeySet keys = outcome.keys;
        return keys != null && keys.ageAt(ticker.getAsLong()) <= outcome.lifetime ? keys : null;
    }

    private @Nullable VerificationKey findCold(@Nullable String kid, String algorithm) {
        flight.join(this::mayFetchCold, this::fetch, last.failures == 0, longestWait());
        KeySet keys = servingKeys();
        if (keys == null) {
            throw unavailable(last.coldAttempt);
        }
        return keys.find(kid, algorithm);
    }

    private boolean mayFetchCold() {
        Outcome outcome = last;
        return servingKeys() == null && (outcome.failures == 0 || ticker.getAsLong() - outcome.coldAttempt >= 0);
    }

    private @Nullable VerificationKey findUnknown(@Nullable String kid, String algorithm) {
        long asked = ticker.getAsLong();
        boolean answered = askIssuer();
        KeySet keys = servingKeys();
        VerificationKey key = keys == null ? null : keys.find(kid, algorithm);
        if (key != null) {
            return key;
        }
        if (keys == null || last.failures > 0 || !answered) {
            throw unavailable(earlierAttempt()); // the issuer may have published it meanwhile: nothing can be said
        }
        if (!keys.knows(kid) && !unknownKids.isUnknown(kid, keys, asked)) {
            throw unavailable(
                    "the token names a key that is not known, and the issuer is asked for new keys at most three times a"
                            + " minute.",
                    unknownKids.untilNextFetch());
        }
        return null;
    }

    /** False: its answer is not there yet. In an outage nobody waits for an attempt, which may hang. */
    private boolean askIssuer() {
        if (last.failures == 0) {
            return flight.join(unknownKids::mayFetch, this::fetch, true, longestWait());
        }
        flight.joinOrStart(this::mayFetchInOutage, this::fetch);
        return true;
    }

    private boolean mayFetchInOutage() {
        Outcome outcome = last;
        return outcome.failures > 0 && ticker.getAsLong() - outcome.urgentAttempt >= 0;
    }

    private long earlierAttempt() {
        Outcome outcome = last;
        return outcome.urgentAttempt - outcome.nextAttempt < 0 ? outcome.urgentAttempt : outcome.nextAttempt;
    }

    private Duration longestWait() {
        return configuration.timeout().plus(GRACE);
    }

    /** On the refresher's thread only. */
    private Outcome fetch() {
        long begin = ticker.getAsLong();
        events.begin();
        try {
            succeeded(fetcher.fetch(), begin);
        } catch (FetchFailedException e) {
            failed(String.valueOf(e.getMessage()), begin, e.retryAfter(), null);
        } catch (RuntimeException e) {
            defect(e, begin);
        } catch (Error e) {
            defect(e, begin);
            throw e;
        }
        return last;
    }

    /** Of a security provider, for example. Refreshing has to go on in spite of it. */
    private void defect(Throwable defect, long begin) {
        failed("fetching ended with " + defect.getClass().getName(), begin, null, defect);
    }

    /** A set is as old as the request for it: what the issuer removed since may still be in it. */
    private void succeeded(Fetched fetched, long begin) {
        Duration ttl = ttlOf(fetched);
        int failuresBefore = last.failures;
        Duration next = isInTurn(begin) ? delays.refreshAhead(ttl) : delays.outOfStep(ttl);
        last = new Outcome(
                new KeySet(fetched.keys(), last.keys, begin),
                ttl.plus(configuration.maxStale()).toNanos(),
                0,
                null,
                0,
                begin,
                begin,
                begin + next.toNanos());
        log.good();
        events.fetched(fetched.keys().size(), since(begin), failuresBefore);
        scheduleNext();
    }

    /** Nodes that an issuer told to wait come back spread already, and more fetches are the last thing that it wants. */
    private boolean isInTurn(long begin) {
        Outcome before = last;
        return before.failures > 0 ? toldToWait : before.keys != null && begin - before.nextAttempt >= 0;
    }

    private void failed(String failure, long begin, @Nullable Duration askedToWait, @Nullable Throwable defect) {
        Outcome before = last;
        KeySet keys = servingKeys();
        int failures = before.failures + 1;
        toldToWait = askedToWait != null;
        Duration asked = askedToWait == null ? null : delays.obeying(askedToWait);
        Duration next = longer(delays.afterFailures(failures), asked);
        Duration cold = longer(delays.coldPause(failures), asked);
        long now = ticker.getAsLong();
        long urgent = begin + delays.urgentPause().toNanos();
        long obeyed = asked == null ? urgent : now + asked.toNanos();
        last = new Outcome(
                keys,
                before.lifetime,
                failures,
                failure,
                before.failures == 0 ? now : before.failingSince,
                now + cold.toNanos(),
                obeyed - urgent > 0 ? obeyed : urgent,
                now + next.toNanos());
        if (!closed) {
            boolean warm = keys != null;
            events.unavailable(failure, warm, failures, since(begin));
            log.failed(
                    warm ? Level.WARNING : Level.SEVERE,
                    (warm
                                    ? "The keys could not be refreshed; those held still serve. "
                                    : "There are no keys to verify access tokens with; requests get 503. ")
                            + failure + ".",
                    defect);
            scheduleNext();
        }
    }

    private Duration since(long begin) {
        return Duration.ofNanos(ticker.getAsLong() - begin);
    }

    private static Duration longer(Duration own, @Nullable Duration asked) {
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
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

    private void scheduleNext() {
        long delay = last.nextAttempt - ticker.getAsLong();
        refresher.schedule(() -> flight.start(this::fetch), Duration.ofNanos(Math.max(delay, 0)));
    }

    private KeySourceUnavailableException unavailable(long nextAttempt) {
        String failure = last.failure;
        long wait = failure == null ? 0 : nextAttempt - ticker.getAsLong();
        return unavailable(
                failure == null ? "the issuer has not answered yet." : failure + ".", Duration.ofNanos(wait));
    }

    private static KeySourceUnavailableException unavailable(String why, Duration wait) {
        return new KeySourceUnavailableException(
                "No verification key can be had: " + why,
                wait.compareTo(SHORTEST_RETRY_AFTER) > 0 ? wait : SHORTEST_RETRY_AFTER,
                null);
    }

    @Override
    public KeySourceStatus status() {
        Outcome outcome = last;
        KeySet keys = servingKeys();
        if (keys != null) {
            long age = keys.ageAt(ticker.getAsLong());
            return new KeySourceStatus(
                    outcome.failures == 0 ? KeySourceStatus.State.CURRENT : KeySourceStatus.State.STALE,
                    keys.size(),
                    Duration.ofNanos(age),
                    Duration.ofNanos(Math.max(outcome.lifetime - age, 0)),
                    failure(outcome));
        }
        boolean tried = outcome.failures > 0 || outcome.keys != null;
        return new KeySourceStatus(
                tried ? KeySourceStatus.State.UNAVAILABLE : KeySourceStatus.State.PENDING,
                0,
                null,
                tried ? Duration.ZERO : null,
                failure(outcome));
    }

    private KeySourceStatus.@Nullable Failure failure(Outcome outcome) {
        return outcome.failure == null
                ? null
                : new KeySourceStatus.Failure(outcome.failure, outcome.failures, since(outcome.failingSince));
    }

    @Override
    public void close() {
        closed = true;
        flight.close();
        refresher.close();
        fetcher.close();
    }
}
