package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often a protected component has run, whoever called it and whatever it answered. */
@ApplicationScoped
public class Entrances {
    /** What such a component answers with before anything else. */
    public static final String MARKER = "entered by ";

    private final AtomicLong count = new AtomicLong();

    public void record() {
        count.incrementAndGet();
    }

    public long count() {
        return count.get();
    }
}
