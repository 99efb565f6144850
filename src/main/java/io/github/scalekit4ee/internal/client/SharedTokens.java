package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.cluster.SharedCacheException;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.refresh.BackOff;
import io.github.scalekit4ee.internal.refresh.OutageLog;
import io.github.scalekit4ee.internal.refresh.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a client that runs on several nodes: one of them requests, and leaves what it gets in the cache for the others.
 *
 * <p>Who requests holds a {@link Lease}. The others look into the cache, for three fifths of the time that a request may take; then each requests
 * for itself, as it does at once where the cache does not answer. A node whose token still serves does not wait at all. What makes a token
 * of the cache good is the seal, and that it serves long enough by this node's clock.
 */
public final class SharedTokens implements TokenSource {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    /** After which a token that lies in the cache is of no use to anybody. */
    public static final Duration LONGEST_USE = HeldToken.LONGEST_USE;

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** As much as the margin under which no token is handed out. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    private final ClientConfiguration client;
    private final CredentialsReader credentials;
    private final RetryingTokenEndpoint endpoint;
    private final SharedCache cache;
    private final Duration budget;
    private final Duration waiting;
    private final Time time;
    private final DoubleSupplier random;
    private final Lease lease;
    private final OutageLog outage;
    private final OutageLog unreadable;

    /**
     * @param budget for one request with all its attempts and the waiting before
     * @param random numbers from 0 to 1
     */
    public SharedTokens(
            ClientConfiguration client,
            CredentialsReader credentials,
            RetryingTokenEndpoint endpoint,
            SharedCache cache,
            Duration budget,
            Time time,
            DoubleSupplier random) {
        this.client = client;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.cache = cache;
        this.budget = budget;
        this.waiting = BackOff.scaled(budget, 0.6);
        this.time = time;
        this.random = random;
        Duration fifth = budget.dividedBy(5);
        this.lease = new Lease(cache, fifth.compareTo(LONGEST_ANSWER) < 0 ? fifth : LONGEST_ANSWER, time::nanos);
        String name = "The cache " + cache.name() + " (scalekit.client.shared-cache) ";
        this.outage = new OutageLog(LOG, time::nanos, name + "answers again.");
        this.unreadable = new OutageLog(LOG, time::nanos, name + "has a token that can be used again.");
    }

    @Override
    public @Nullable IssuedToken request(int attempts, @Nullable HeldToken held) throws InterruptedException {
        long start = time.nanos();
        Credentials present = credentials.read();
        SealedTokens sealed = SealedTokens.of(client, present);
        Mode mode = attempts > 1 ? Mode.needing(budget) : Mode.renewing(held, start);
        try {
            while (true) {
                IssuedToken shared = look(sealed, held, mode);
                if (shared != null) {
                    return shared;
                }
                if (lease.take(sealed.leaseKey(), mode.patience())) {
                    shared = look(sealed, held, mode); // Between look and lease the holder before may have been done.
                    if (shared != null) {
                        lease.release();
                        return shared;
                    }
                    break;
                }
                if (mode.renews()) {
                    return null;
                }
                if (time.nanos() - start >= waiting.toNanos()) {
                    break;
                }
                time.pause(BackOff.scaled(LOOK, 0.5 + random.getAsDouble()));
            }
        } catch (SharedCacheException e) {
            outage.failed(
                    Level.WARNING,
                    "The cache " + cache.name() + " (scalekit.client.shared-cache) does not answer: "
                            + e.getMessage()
                            + ". Meanwhile this node requests its tokens for itself. Look at the log of the cluster.",
                    null);
        }
        return requestAndShare(attempts, start, present, sealed);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private IssuedToken requestAndShare(int attempts, long start, Credentials sent, SealedTokens sealed)
            throws InterruptedException {
        IssuedToken issued;
        try {
            issued = endpoint.request(attempts, start);
        } catch (TokenRequestException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                lease.leave();
            } else {
                lease.release(); // another node may do better
            }
            throw e;
        }
        if (credentials.read().equals(sent)) { // A token for a new secret is not for those who know the old one.
            String text = sealed.seal(issued, time.now().minusNanos(time.nanos() - issued.requestedAt()));
            cache.tell(map -> map.put(sealed.tokenKey(), text));
        }
        lease.release(); // after the token, which those find who take it
        return issued;
    }

    /** @return null where there is none, or none that is of use */
    private @Nullable IssuedToken look(SealedTokens sealed, @Nullable HeldToken held, Mode mode)
            throws SharedCacheException, InterruptedException {
        String text = lease.ask(map -> map.get(sealed.tokenKey()));
        outage.good();
        if (text == null) {
            return null;
        }
        SealedTokens.Opened opened = sealed.open(text);
        Instant now = time.now();
        if (opened == null || opened.issuedAt().isAfter(now.plus(CLOCK_DIFFERENCE))) {
            unreadable.failed(
                    Level.WARNING,
                    "The cache " + cache.name() + " (scalekit.client.shared-cache) "
                            + (opened == null
                                    ? "holds a token that was not left there by a holder of this client's secret, or was changed"
                                            + " since. It is not used. Look who can write to the cache."
                                    : "holds a token from the future. It is not used. Compare the clocks of the nodes."),
                    null);
            return null;
        }
        unreadable.good();
        long age = Math.max(Duration.between(opened.issuedAt(), now).toNanos(), 0);
        IssuedToken issued = new IssuedToken(
                new AccessToken(opened.value(), opened.issuedAt().plus(opened.lifetime()), opened.scopes()),
                time.nanos() - age,
                opened.lifetime());
        boolean known = held != null && held.token().value().equals(opened.value());
        return known || !mode.accepts(HeldToken.of(issued, 0), time.nanos()) ? null : issued;
    }

    /**
     * What is wanted of the others.
     *
     * @param renews whether the present token serves meanwhile
     * @param patience how long a lease may stay as it is until its holder is taken for dead
     */
    private record Mode(boolean renews, Duration patience) {

        private static final Duration LONGEST_NEEDING = Duration.ofSeconds(1);
        private static final Duration LONGEST_RENEWING = Duration.ofSeconds(30);

        static Mode needing(Duration budget) {
            return new Mode(false, least(budget.dividedBy(5), LONGEST_NEEDING));
        }

        static Mode renewing(@Nullable HeldToken held, long now) {
            long left = held == null ? 0 : Math.max(held.usableUntil() - now, 0);
            return new Mode(true, least(Duration.ofNanos(left / 3), LONGEST_RENEWING));
        }

        /** A successor that is due itself is none. */
        boolean accepts(HeldToken shared, long now) {
            return shared.isUsable(now) && !(renews && shared.isDue(now));
        }

        private static Duration least(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
