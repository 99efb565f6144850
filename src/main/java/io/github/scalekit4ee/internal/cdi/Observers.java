package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.ListenerThreads;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The application's observer methods. Which kinds of event they ask for is found out once, when all beans are known (CDI 4.0 section
 * 10.2.2), so that nothing is made for nobody.
 *
 * <p>Asynchronous ones run on threads of this jar's (section 10.5.1), which end when there is nothing to tell. On the server's, which
 * Open Liberty also needs for requests, a few observers that hang would hold up all callers. No more than a fixed number of events wait;
 * should observers hang, further events are lost, and not the requests.
 */
final class Observers implements Audience {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.event");

    /** A burst of as many requests is no reason to lose an event. */
    static final int MOST_UNDERWAY = 1000;

    private static final int THREADS = 4;

    private final Semaphore free = new Semaphore(MOST_UNDERWAY);
    private final AtomicBoolean saidLost = new AtomicBoolean();

    /** The kinds that somebody asks for, as bits. */
    private volatile int wanted;

    private volatile int wantedAtOnce;
    private volatile int wantedLater;
    private volatile @Nullable Event<Object> events;
    private volatile @Nullable ThreadPoolExecutor threads;
    private volatile @Nullable Failures failures;

    /** Is told of asynchronous observers that failed. */
    @FunctionalInterface
    interface Failures {
        void failed(ScalekitEvent event, Throwable failure);
    }

    void start(BeanManager beans, Failures failures) {
        int atOnce = 0;
        int later = 0;
        for (EventKind kind : EventKind.values()) {
            for (ObserverMethod<?> observer : beans.resolveObserverMethods(kind.sample())) {
                if (observer.isAsync()) {
                    later |= kind.bit();
                } else {
                    atOnce |= kind.bit();
                }
            }
        }
        this.failures = failures;
        if (later != 0) {
            // MOST_UNDERWAY bounds what waits.
            threads = ListenerThreads.open("scalekit4ee-observers", THREADS, new LinkedBlockingQueue<>());
        }
        events = beans.getEvent();
        wantedAtOnce = atOnce;
        wantedLater = later;
        wanted = atOnce | later;
    }

    /** The container fires nothing any more. */
    void stop() {
        wanted = 0;
        ThreadPoolExecutor running = threads;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean wants(EventKind kind) {
        return (wanted & kind.bit()) != 0;
    }

    /** Asynchronous observers first: what a synchronous one throws is none of their business. */
    @Override
    public void tell(ScalekitEvent event) {
        Event<Object> all = events;
        if (all == null || wanted == 0) {
            return;
        }
        int bit = EventKind.of(event).bit();
        ThreadPoolExecutor later = threads;
        if (later != null && (wantedLater & bit) != 0) {
            tellLater(all, event, NotificationOptions.ofExecutor(later));
        }
        if ((wantedAtOnce & bit) != 0) {
            all.fire(event);
        }
    }

    private void tellLater(Event<Object> all, ScalekitEvent event, NotificationOptions threads) {
        if (!free.tryAcquire()) {
            if (saidLost.compareAndSet(false, true)) {
                LOG.warning("Asynchronous observers are too slow: " + MOST_UNDERWAY
                        + " events wait for them, and further events are not told. This is said once.");
            }
            return;
        }
        boolean underway = false;
        try {
            all.fireAsync(event, threads).whenComplete((told, failure) -> {
                free.release();
                Failures log = failures;
                if (failure != null && log != null) {
                    log.failed(event, failure);
                }
            });
            underway = true;
        } finally {
            if (!underway) {
                free.release();
            }
        }
    }
}
