package io.github.scalekit4ee.fleet;

import io.github.scalekit4ee.internal.refresh.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one node. While it does something that takes time, such as waiting for the next attempt, it is ahead of the others, by seconds at
 * most; the others go on when it is done.
 */
final class NodeTime implements Time {

    private static final Instant BEGINNING = Instant.parse("2026-11-30T00:00:00Z");

    private final Agenda agenda;
    private long ahead;

    NodeTime(Agenda agenda) {
        this.agenda = agenda;
    }

    /** What it does now begins at the time of all. */
    void begin() {
        ahead = 0;
    }

    @Override
    public Instant now() {
        return BEGINNING.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return agenda.now() + ahead;
    }

    @Override
    public void pause(Duration duration) {
        ahead += duration.toNanos();
    }
}
