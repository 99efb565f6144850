package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/**
 * What the parts that a server makes, and CDI does not, hold of this application: looked up by the first that needs it, once,
 * since each look-up of a dependent object stays in memory.
 */
public final class ApplicationEnforcement {

    private volatile @Nullable ErrorResponses answers;
    private volatile @Nullable AccessEnforcement enforcement;
    private volatile @Nullable RequestEvents events;
    private volatile @Nullable Callers callers;

    /** Not where the jar is switched off. */
    public boolean isActive() {
        return enforcement().active();
    }

    /** Whether the application's own mechanism challenges a caller who is not known. */
    public boolean isByOwnMechanism() {
        return enforcement().byOwnMechanism();
    }

    private AccessEnforcement enforcement() {
        AccessEnforcement known = enforcement;
        if (known == null) {
            Instance<AccessEnforcement> found = CDI.current().select(AccessEnforcement.class);
            known = found.isResolvable() ? found.get() : new AccessEnforcement(false, false);
            enforcement = known;
        }
        return known;
    }

    /** Who is the caller of the request that is running. */
    public Callers callers() {
        Callers known = callers;
        if (known == null) {
            known = CDI.current().select(Callers.class).get();
            callers = known;
        }
        return known;
    }

    /** Who is told of callers and refusals. */
    public RequestEvents events() {
        RequestEvents known = events;
        if (known == null) {
            Instance<Events> found = CDI.current().select(Events.class);
            known = new RequestEvents(found.isResolvable() ? found.get() : Events.none());
            events = known;
        }
        return known;
    }

    /** Where logout tokens are taken. Asked for once in a while, so it is not kept; it is a singleton. */
    public LogoutEndpoint logout() {
        return CDI.current().select(LogoutEndpoint.class).get();
    }

    /** Ends threads and clients, before a deployment is refused that CDI has found to be valid. */
    public void end() {
        CDI.current().select(Container.Application.class).get().stop();
    }

    public ErrorResponses answers() {
        ErrorResponses known = answers;
        if (known == null) {
            known = CDI.current().select(ErrorResponses.class).get();
            answers = known;
        }
        return known;
    }
}
