package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.Revocation.Kind;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.token.NumericDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What requests look at: no lock, no allocation, and one volatile read where it is empty. Writers take turns.
 *
 * <p>An entry is over when both the wall clock and monotonic time say so: a clock that somebody sets ahead and back loses none. What is
 * over is swept at most once a minute, when something is added.
 */
final class RevocationList {

    /** Beside a bit for each kind that has entries: entries may be missing. */
    private static final int UNKNOWN = 1 << 30;

    private static final long SWEEP = Duration.ofMinutes(1).toNanos();

    private final Table tokens = new Table(1);
    private final Table sessions = new Table(2);
    private final Table subjects = new Table(4);
    private final Table clients = new Table(8);
    private final Table organizations = new Table(16);
    private final List<Table> tables = List.of(tokens, sessions, subjects, clients, organizations);
    private final Time time;
    private final int mostOwn;
    private volatile int present;
    private volatile boolean beenKnown;
    private int size;
    private long lastSweep;

    /** @param endNanos when it is over in monotonic time */
    private record Held(Stop stop, long endNanos) {}

    /**
     * The entries of one kind.
     *
     * @param bit of {@link #present}
     */
    private record Table(int bit, Map<String, Held> stops) {

        Table(int bit) {
            this(bit, new ConcurrentHashMap<>());
        }
    }

    /** What became of a revocation. */
    enum Outcome {
        ADDED,
        KNOWN,
        OVER,
        FULL
    }

    /** @param mostOwn greatest number of entries that {@link #add} leads to */
    RevocationList(Time time, int mostOwn) {
        this.time = time;
        this.mostOwn = mostOwn;
        this.lastSweep = time.nanos();
    }

    /** On the path of each request. */
    boolean mayStop() {
        return present != 0;
    }

    /** Whether entries may be missing. */
    boolean isUnknown() {
        return (present & UNKNOWN) != 0;
    }

    boolean stops(VerifiedAccessToken token) {
        int kinds = present;
        Map<String, @Nullable Object> claims = token.claims();
        return ((kinds & tokens.bit) != 0 && stops(tokens, claims.get("jti"), token))
                || ((kinds & sessions.bit) != 0 && stops(sessions, claims.get("sid"), token))
                || ((kinds & subjects.bit) != 0 && stops(subjects, claims.get("sub"), token))
                || ((kinds & clients.bit) != 0 && stops(clients, claims.get("client_id"), token))
                || ((kinds & organizations.bit) != 0 && stops(organizations, organization(claims), token));
    }

    /** As {@link VerifiedAccessToken#organizationId()} has it, with one search where the token has {@code oid}. */
    private static @Nullable Object organization(Map<String, @Nullable Object> claims) {
        Object oid = claims.get("oid");
        return oid != null || claims.containsKey("oid") ? oid : claims.get("org_id");
    }

    private boolean stops(Table table, @Nullable Object claim, VerifiedAccessToken token) {
        if (!(claim instanceof String value)) {
            return false;
        }
        Held held = table.stops.get(value);
        return held != null && isBefore(held.stop.issuedBefore(), token) && !isOver(held);
    }

    /** A token that does not say when it was issued may have been so at any time. */
    private static boolean isBefore(long issuedBefore, VerifiedAccessToken token) {
        if (issuedBefore == Stop.ALL) {
            return true;
        }
        OptionalLong issued = NumericDate.millis(token.claims().get("iat"));
        return issued.isEmpty() || issued.getAsLong() < issuedBefore;
    }

    private boolean isOver(Held held) {
        return time.now().toEpochMilli() >= held.stop.until() && time.nanos() - held.endNanos >= 0;
    }

    /** Of this node's own, within the bound. */
    synchronized Outcome add(Stop stop) {
        sweepIfDue();
        if (size >= mostOwn && !of(stop.kind()).stops.containsKey(stop.value())) {
            sweep();
            if (size >= mostOwn) {
                return Outcome.FULL;
            }
        }
        return put(stop);
    }

    /** Of another node's, which had room for it: a bound here would let the token in. */
    synchronized Outcome addForeign(Stop stop) {
        sweepIfDue();
        return put(stop);
    }

    private Outcome put(Stop stop) {
        Table table = of(stop.kind());
        Held before = table.stops.get(stop.value());
        if (before != null && before.stop.covers(stop)) {
            return Outcome.KNOWN;
        }
        Stop both = before == null ? stop : before.stop.and(stop);
        long left = both.until() - time.now().toEpochMilli();
        if (left <= 0 && before == null) {
            return Outcome.OVER;
        }
        long end = time.nanos()
                + Duration.ofMillis(Math.min(left, Duration.ofDays(36_500).toMillis()))
                        .toNanos();
        if (table.stops.put(both.value(), new Held(both, end)) == null) {
            size++;
        }
        present |= table.bit;
        return Outcome.ADDED;
    }

    /** What is held for the same; null for nothing. */
    @Nullable
    Stop find(Stop.Key key) {
        Held held = of(key.kind()).stops.get(key.value());
        return held == null ? null : held.stop;
    }

    /** What is not over; a copy. */
    List<Stop> all() {
        List<Stop> all = new ArrayList<>();
        for (Table table : tables) {
            for (Held held : table.stops.values()) {
                if (!isOver(held)) {
                    all.add(held.stop);
                }
            }
        }
        return all;
    }

    synchronized int size() {
        return size;
    }

    /** Whether all that nodes share has been read once. */
    boolean hasBeenKnown() {
        return beenKnown;
    }

    /** Until {@link #known}, entries may be missing. */
    synchronized void unknown() {
        present |= UNKNOWN;
    }

    synchronized void known() {
        beenKnown = true;
        present &= ~UNKNOWN;
    }

    private void sweepIfDue() {
        if (time.nanos() - lastSweep >= SWEEP) {
            sweep();
        }
    }

    private void sweep() {
        lastSweep = time.nanos();
        int left = 0;
        for (Table table : tables) {
            table.stops.values().removeIf(this::isOver);
            left += table.stops.size();
            if (table.stops.isEmpty()) {
                present &= ~table.bit;
            }
        }
        size = left;
    }

    private Table of(Kind kind) {
        return switch (kind) {
            case TOKEN -> tokens;
            case SESSION -> sessions;
            case SUBJECT -> subjects;
            case CLIENT -> clients;
            case ORGANIZATION -> organizations;
        };
    }
}
