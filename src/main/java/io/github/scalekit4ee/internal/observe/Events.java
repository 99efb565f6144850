package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.ScalekitEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one listener that the rooms of this jar tell of what happens, one for each application. They ask first whether an event is
 * wanted, so that no event is made without a listener. The failure of a listener does not reach the caller.
 *
 * <p>What happens in a request is told on the request's own thread, so that a listener finds the request's context there. Keys and
 * tokens for outgoing calls have a thread that nobody may hold up; what happens to them is told on another, which exists only while
 * there is something to tell.
 */
public final class Events implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.event");

    /** Keys and tokens change a few times a minute: so many wait only for a listener that hangs. */
    private static final int MOST_WAITING = 100;

    private final @Nullable Audience audience;
    private final @Nullable ThreadPoolExecutor aside;
    private final Recorders recorders;

    /** The kinds of which a failure has been logged, as bits. */
    private final AtomicInteger failed = new AtomicInteger();

    private final AtomicInteger dropped = new AtomicInteger();

    private Events(@Nullable Audience audience, Recorders recorders) {
        this.audience = audience;
        this.recorders = recorders;
        this.aside = audience == null
                ? null
                : ListenerThreads.open("scalekit4ee-events", 1, new ArrayBlockingQueue<>(MOST_WAITING));
    }

    public static Events none() {
        return new Events(null, new Recorders());
    }

    /** Listeners of background events find the context class loader of whoever calls this. */
    public static Events toldTo(Audience audience) {
        return new Events(audience, new Recorders());
    }

    /** Nobody is told, and the same recorder records: of what somebody else tells, who knows more of it. */
    public Events untold() {
        return new Events(null, recorders);
    }

    /** Works whether anybody is told of events or not. */
    public Recorder recorder() {
        return recorders;
    }

    /** From now on, and until {@link #close}, beside the flight recorder. */
    public void recordBy(Recorder telemetry) {
        recorders.add(telemetry);
    }

    /** Whether to make one. */
    public boolean isWanted(EventKind kind) {
        return audience != null && audience.wants(kind);
    }

    /** What has happened in a request, on its thread. */
    public void tell(ScalekitEvent event) {
        if (audience == null) {
            return;
        }
        try {
            audience.tell(event);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(event, e);
        }
    }

    /** What has happened in the background. */
    public void tellAside(ScalekitEvent event) {
        if (aside == null) {
            return;
        }
        try {
            aside.execute(() -> tell(event));
        } catch (RejectedExecutionException e) {
            if (!aside.isShutdown() && dropped.getAndIncrement() == 0) {
                LOG.warning("An observer or listener of events takes too long: " + MOST_WAITING
                        + " events about keys and client tokens wait for it, and further ones are dropped.");
            }
        }
    }

    /**
     * Once for each kind: an observer that fails does so each time.
     *
     * @param failure whose message may hold whatever the listener knows; it is not logged
     */
    public void failed(ScalekitEvent event, Throwable failure) {
        int bit = EventKind.of(event).bit();
        boolean first = (failed.getAndUpdate(bits -> bits | bit) & bit) == 0;
        Level level = first ? Level.WARNING : Level.FINE;
        if (LOG.isLoggable(level)) {
            Throwable cause = failure;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause(); // CDI wraps what an observer throws
            }
            StackTraceElement[] trace = cause.getStackTrace();
            LOG.log(
                    level,
                    "An observer or listener of " + event.getClass().getSimpleName() + " failed with "
                            + cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0])
                            + ". Nothing else is affected. This is said once for this kind of event.");
        }
    }

    /** Interrupts a listener that runs, and forgets what has not been told. Idempotent. */
    @Override
    public void close() {
        if (aside != null) {
            aside.shutdownNow();
        }
        if (audience != null) {
            recorders.close();
        }
    }
}
