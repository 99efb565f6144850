package io.github.scalekit4ee.sidebyside.events;

import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.ScalekitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what it was told. */
@ApplicationScoped
public class Recorder {
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    void atOnce(@Observes ScalekitEvent event) {
        events.add("sync " + event);
    }

    void later(@ObservesAsync ScalekitEvent event) {
        events.add("async " + event);
    }

    void failing(@ObservesAsync CallerAuthenticated event) {
        throw new UnsupportedOperationException(
                "cannot cope with " + event.caller().subject());
    }

    String lines() {
        return String.join("\n", events);
    }
}
