package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.event.KeysFetched;
import io.github.scalekit4ee.event.KeysUnavailable;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells of the keys of one place. */
final class KeyEvents {

    private final Events events;
    private final String source;
    private @Nullable Measured measured;

    /** @param source where the keys come from, fit for a log */
    KeyEvents(Events events, String source) {
        this.events = events;
        this.source = source;
    }

    /** For the end of a sentence: with several issuers it must be said whose keys these are. */
    String place() {
        return source.isEmpty() ? "" : ": " + source;
    }

    /** A fetch begins. There is one at a time, on one thread. */
    void begin() {
        measured = events.recorder().keyFetch(source);
    }

    void fetched(int keys, Duration took, int failuresBefore) {
        if (measured != null) {
            measured.keys(keys);
            measured.end(Recorder.FETCHED);
        }
        if (events.isWanted(EventKind.KEYS_FETCHED)) {
            events.tellAside(new KeysFetched(Instant.now(), source, keys, took, failuresBefore));
        }
    }

    void unavailable(String problem, boolean served, int failures, Duration took) {
        if (measured != null) {
            measured.end(problem);
        }
        if (events.isWanted(EventKind.KEYS_UNAVAILABLE)) {
            events.tellAside(new KeysUnavailable(Instant.now(), source, problem, served, failures, took));
        }
    }
}
