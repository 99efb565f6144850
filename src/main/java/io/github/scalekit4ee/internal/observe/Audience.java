package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.ScalekitEventListener;

/** Who listens. Safe for use by many threads. */
public interface Audience {

    /** Asked on the path of each request, before an event is made. */
    boolean wants(EventKind kind);

    /** Tells it on this thread, and may throw whatever a listener throws. */
    void tell(ScalekitEvent event) throws Exception;

    /** One that listens to everything. */
    static Audience of(ScalekitEventListener listener) {
        return new Audience() {
            @Override
            public boolean wants(EventKind kind) {
                return true;
            }

            @Override
            public void tell(ScalekitEvent event) {
                listener.on(event);
            }
        };
    }
}
