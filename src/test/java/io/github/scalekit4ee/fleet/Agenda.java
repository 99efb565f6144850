package io.github.scalekit4ee.fleet;

import java.time.Duration;
import java.util.PriorityQueue;

/** What happens when, in a time of its own that goes from event to event. */
final class Agenda {

    private record Event(long at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long number;

    /** Nanoseconds since the beginning. */
    long now() {
        return now;
    }

    void in(Duration delay, Runnable what) {
        at(now + delay.toNanos(), what);
    }

    void at(long moment, Runnable what) {
        events.add(new Event(Math.max(moment, now), number++, what));
    }

    /** All that is to happen before that moment. */
    void runUntil(long moment) {
        while (!events.isEmpty() && events.peek().at < moment) {
            Event next = events.remove();
            now = next.at;
            next.what.run();
        }
        now = moment;
    }
}
