package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.Revocation;
import io.github.scalekit4ee.Revocation.Kind;
import io.github.scalekit4ee.TokenRevocations;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.event.TokenRevoked;
import io.github.scalekit4ee.internal.cluster.SharedMap;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.DaemonThread;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.refresh.Worker;
import io.github.scalekit4ee.internal.revocation.RevocationList.Outcome;
import io.github.scalekit4ee.internal.revocation.RevocationStatus.State;
import io.github.scalekit4ee.internal.token.NumericDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one application has revoked. */
public final class Revocations implements TokenRevocations, AutoCloseable {

    /** The largest tolerance for clocks that the configuration allows; a token lives so much longer. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final int LONGEST_VALUE = 1000;

    /** The last millisecond that a NumericDate can be (see {@link NumericDate}). */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** No {@code jti} begins so: a control character is in none that is accepted. */
    private static final String USED = "used\u0001";

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** So long a thread without work stays. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final RevocationConfiguration configuration;
    private final Time time;
    private final Events events;
    private final RevocationList list;

    /** In milliseconds; of the tokens that were accepted here. */
    private final AtomicLong longestLife;

    private final @Nullable SharingThread sharing;
    private volatile boolean closed;

    /**
     * In memory.
     *
     * @param events is told of what is revoked here
     */
    public Revocations(RevocationConfiguration configuration, Time time, Events events) {
        this(configuration, time, events, null);
    }

    /**
     * In memory, and in the map that nodes share, if there is one.
     *
     * @param events is told of what is revoked here
     * @param map opens it, on a thread of its own; asked again after each failure; null where nothing is shared
     */
    public Revocations(
            RevocationConfiguration configuration, Time time, Events events, @Nullable Supplier<SharedMap> map) {
        this.configuration = configuration;
        this.time = time;
        this.events = events;
        this.list = new RevocationList(time, configuration.size());
        this.longestLife = new AtomicLong(configuration.keep().toMillis());
        this.sharing = map == null ? null : share(map);
    }

    private SharingThread share(Supplier<SharedMap> map) {
        if (!configuration.servesUnknown()) {
            list.unknown();
        }
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        Worker writing = DaemonThread.ofThisApplication("scalekit4ee-revocations-entries", IDLE);
        SharedRevocations shared =
                new SharedRevocations(map, list, time, random, UUID.randomUUID().toString(), writing);
        SharingThread thread = new SharingThread(shared, String.valueOf(configuration.cache()), random, time::nanos);
        thread.start();
        return thread;
    }

    /**
     * On the path of each request.
     *
     * @throws InvalidTokenException if the token is revoked
     * @throws KeySourceUnavailableException if that cannot be known yet
     */
    public void check(VerifiedAccessToken token) {
        if (list.mayStop() && isRevoked(token)) {
            throw new InvalidTokenException(Reason.REVOKED, "the token has been revoked", token.clientId());
        }
    }

    @Override
    public boolean isRevoked(VerifiedAccessToken token) {
        if (list.stops(token)) {
            return true;
        }
        if (list.isUnknown()) {
            throw new KeySourceUnavailableException(
                    "The revocations that nodes share have not been read yet.", RETRY, null);
        }
        return false;
    }

    /** Of each token that is verified anew: whoever revokes its session later has to stop it until it ends. */
    public void accepted(VerifiedAccessToken token) {
        long expires = NumericDate.millis(token.claims().get("exp")).orElse(0);
        long issued = NumericDate.millis(token.claims().get("iat"))
                .orElseGet(() -> time.now().toEpochMilli());
        long life = Math.min(expires - issued, RevocationConfiguration.LONGEST_KEEP.toMillis());
        if (life > longestLife.get()) {
            longestLife.accumulateAndGet(life, Math::max);
        }
    }

    @Override
    public void revokeToken(String jti, Instant expiresAt) {
        Instant end = Objects.requireNonNull(expiresAt, "expiresAt").isAfter(LATEST) ? LATEST : expiresAt;
        revoke(Kind.TOKEN, jti, "jti", Stop.ALL, end.isBefore(Instant.EPOCH) ? Instant.EPOCH : end);
    }

    @Override
    public void revokeSession(String sid) {
        revoke(Kind.SESSION, sid, "sid", Stop.ALL, longestFrom(time.now()));
    }

    @Override
    public void revokeSubject(String sub, Instant issuedBefore) {
        revokeBefore(Kind.SUBJECT, sub, "sub", issuedBefore);
    }

    @Override
    public void revokeClient(String clientId, Instant issuedBefore) {
        revokeBefore(Kind.CLIENT, clientId, "clientId", issuedBefore);
    }

    @Override
    public void revokeOrganization(String oid, Instant issuedBefore) {
        revokeBefore(Kind.ORGANIZATION, oid, "oid", issuedBefore);
    }

    private void revokeBefore(Kind kind, String value, String name, Instant issuedBefore) {
        Instant now = time.now();
        if (issuedBefore.isAfter(now.plus(SKEW))) {
            throw new IllegalArgumentException(
                    "issuedBefore: it lies more than ten minutes ahead. Give the present time, or one in the past.");
        }
        // Rounded up: too many tokens are refused rather than too few.
        long before = issuedBefore.isBefore(Instant.EPOCH)
                ? 0
                : issuedBefore.plusNanos(999_999).toEpochMilli();
        revoke(kind, value, name, before, longestFrom(issuedBefore.isAfter(now) ? issuedBefore : now));
    }

    private Instant longestFrom(Instant moment) {
        return moment.plusMillis(longestLife.get());
    }

    /** @param end of the last token that it stops, without the tolerance for clocks */
    private void revoke(Kind kind, String value, String name, long issuedBefore, Instant end) {
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    name + ": it is empty or has more than " + LONGEST_VALUE + " characters. Give the token's claim.");
        }
        if (closed) {
            throw new IllegalStateException("The application has ended, and nothing is revoked any more.");
        }
        Stop stop = new Stop(kind, value, issuedBefore, end.plus(SKEW).toEpochMilli());
        Outcome outcome = list.add(stop);
        if (outcome == Outcome.FULL) {
            throw new IllegalStateException("Nothing has been revoked: " + configuration.size()
                    + " revocations are held already, and none that still stops a token is dropped. Raise"
                    + " scalekit.revocations.size, or revoke what stops many tokens, such as an organization.");
        }
        if (sharing != null && outcome != Outcome.OVER) {
            sharing.entered(stop);
        }
        if (outcome != Outcome.OVER && events.isWanted(EventKind.TOKEN_REVOKED)) {
            events.tell(new TokenRevoked(time.now(), stop.shown()));
        }
    }

    /**
     * Remembers what may be used once, as if it were a token's {@code jti}, which no token has. So all nodes that share revocations know it
     * soon, and it ends by itself.
     *
     * @param id of no more than 500 characters
     * @param end when it would be refused anyway
     * @return false if it was used before. True as well where there is no room left to remember it
     */
    public boolean use(String id, Instant end) {
        Stop stop = new Stop(Kind.TOKEN, USED + id, Stop.ALL, end.plus(SKEW).toEpochMilli());
        Outcome outcome = list.add(stop);
        if (sharing != null && outcome == Outcome.ADDED) {
            sharing.entered(stop);
        }
        return outcome != Outcome.KNOWN;
    }

    /** Whether {@link #use} would say no. */
    public boolean isUsed(String id) {
        return list.find(new Stop.Key(Kind.TOKEN, USED + id)) != null;
    }

    @Override
    public List<Revocation> list() {
        return list.all().stream()
                .filter(stop -> stop.kind() != Kind.TOKEN || !stop.value().startsWith(USED))
                .map(Stop::shown)
                .toList();
    }

    /** How many hold on this node. */
    public int count() {
        return list.size();
    }

    /** How it is with what nodes share; null where nothing is shared. */
    public @Nullable RevocationStatus status() {
        if (sharing == null) {
            return null;
        }
        State state = !list.hasBeenKnown() ? State.UNKNOWN : sharing.isOut() ? State.STALE : State.CURRENT;
        return new RevocationStatus(state, list.size(), sharing.silence(), list.isUnknown());
    }

    @Override
    public void close() {
        closed = true;
        if (sharing != null) {
            sharing.close();
        }
    }
}
