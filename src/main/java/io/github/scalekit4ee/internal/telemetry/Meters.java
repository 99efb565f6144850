package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;

/** The instruments of one API. May throw what the server's implementation throws. */
interface Meters {

    /**
     * On the path of each request with a token.
     *
     * @param recorded as {@link io.github.scalekit4ee.internal.observe.Recorder} has it
     */
    void verified(String recorded, boolean cached);

    void denied(ResourceKind resource, Requirement requirement);

    /** @param nanos how long it took */
    void keysFetched(Outcome outcome, long nanos);

    /** @param nanos how long it took */
    void tokenRequested(String client, Outcome outcome, long nanos);

    /** Ends what holds on to the application. */
    void close();
}
