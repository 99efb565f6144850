package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.internal.refresh.DaemonThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thread that may wait for the cluster, and one beside it that says so when it waits for too long. What is entered wakes it at once;
 * else it looks about three times a second.
 */
final class SharingThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.revocation");

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long LOOK_JITTER = Duration.ofMillis(100).toNanos();
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** So long without an answer is an outage. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private final BlockingQueue<Stop> entered = new LinkedBlockingQueue<>();

    /** The application's own class loader: its CDI and its provider of the cache are found by it. */
    private final DaemonThread looking = DaemonThread.ofThisApplication("scalekit4ee-revocations", IDLE);

    private final DaemonThread watching = DaemonThread.neutral("scalekit4ee-revocations-watch", IDLE);
    private final SharedRevocations shared;
    private final String cache;
    private final DoubleSupplier random;
    private final LongSupplier ticker;
    private final AtomicLong lastGood;
    private volatile @Nullable String failure;
    private volatile boolean closed;

    /** @param cache its name, for the log */
    SharingThread(SharedRevocations shared, String cache, DoubleSupplier random, LongSupplier ticker) {
        this.shared = shared;
        this.cache = cache;
        this.random = random;
        this.ticker = ticker;
        this.lastGood = new AtomicLong(ticker.getAsLong());
    }

    void start() {
        looking.execute(this::look);
        watching.execute(this::watch);
    }

    void entered(Stop stop) {
        entered.add(stop);
    }

    /** Time without an answer. */
    Duration silence() {
        return Duration.ofNanos(Math.max(ticker.getAsLong() - lastGood.get(), 0));
    }

    boolean isOut() {
        return silence().toNanos() >= PATIENCE;
    }

    private void look() {
        List<Stop> fresh = new ArrayList<>();
        while (!closed) {
            try {
                shared.look(List.copyOf(fresh));
                lastGood.set(ticker.getAsLong());
                failure = null;
            } catch (RuntimeException | LinkageError e) {
                failure = described(e);
            }
            fresh.clear();
            try {
                Stop first = entered.poll(
                        LOOK.toNanos() + (long) (LOOK_JITTER * random.getAsDouble()), TimeUnit.NANOSECONDS);
                if (first != null) {
                    fresh.add(first);
                    entered.drainTo(fresh);
                }
            } catch (InterruptedException e) {
                return; // closed
            }
        }
    }

    private void watch() {
        boolean out = false;
        while (!closed) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return; // closed
            }
            if (isOut() != out) {
                out = !out;
                if (out) {
                    String why = failure;
                    LOG.warning("The cache " + cache + " (scalekit.revocations.cache) has not answered for "
                            + silence().toSeconds() + " s" + (why == null ? "" : ": " + why)
                            + ". Revocations that this node knows hold; those of other nodes arrive when it answers"
                            + " again. Look at the log of the cluster.");
                } else {
                    LOG.info("The cache " + cache + " (scalekit.revocations.cache) answers again.");
                }
            }
        }
    }

    /** Its message may hold a key of the cache, which holds a claim. */
    private static String described(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    @Override
    public void close() {
        closed = true;
        looking.close();
        shared.close();
        watching.close();
    }
}
