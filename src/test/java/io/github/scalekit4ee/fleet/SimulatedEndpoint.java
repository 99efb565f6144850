package io.github.scalekit4ee.fleet;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Counts what arrives in each minute, and has outages and a limit. */
final class SimulatedEndpoint {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int[] arrived;
    private final int limit;
    private long downFrom;
    private long downUntil;
    private final int[] granted;

    /** @param limit how many a minute are answered; the others get 429 with the time until the next minute */
    SimulatedEndpoint(Duration span, int limit) {
        this.arrived = new int[(int) span.toMinutes() + 1];
        this.granted = new int[arrived.length];
        this.limit = limit;
    }

    void outage(Duration from, Duration length) {
        downFrom = from.toNanos();
        downUntil = from.plus(length).toNanos();
    }

    /** No answer. */
    static final class Down extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** @return for how many seconds to stay away; empty where the request is answered */
    OptionalLong request(long now) throws Down {
        long minute = now / MINUTE;
        int place = (int) Math.min(minute, arrived.length - 1);
        arrived[place]++;
        if (now >= downFrom && now < downUntil) {
            throw new Down();
        }
        if (granted[place] >= limit) {
            return OptionalLong.of(TimeUnit.NANOSECONDS.toSeconds((minute + 1) * MINUTE - now) + 1);
        }
        granted[place]++;
        return OptionalLong.empty();
    }

    /** In each minute. */
    int[] arrived() {
        return arrived;
    }
}
