package io.github.scalekit4ee.event;

/**
 * Is told of events in plain Java. Called by many threads at once.
 *
 * <p>{@link CallerAuthenticated} and {@link TokenRejected} come on the thread that verifies the token, which waits for the listener;
 * the other events come on a thread of their own. What the listener throws is logged and harms nobody.
 */
@FunctionalInterface
public interface ScalekitEventListener {

    /**
     * Is told of one event.
     *
     * @param event never null
     */
    void on(ScalekitEvent event);
}
