package io.github.scalekit4ee.internal.refresh;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Bounds how many threads one peer that does not answer can hold. Anybody can send requests that need an answer of the issuer; if
 * all of them waited, a peer that hangs would take every thread of the server, and resources that need no token would wait too.
 *
 * <p>A healthy peer answers within {@link #PATIENCE}. For that long after the beginning of an exchange any number of threads may
 * wait, so that a burst of requests at a cold start is answered by one exchange. After that, and from the beginning where the
 * last exchange failed, {@link #SEATS} threads may wait and all others go on at once.
 *
 * <p>One for each peer and application. Waiting is measured by the JDK, the age of the exchange by the given ticker.
 */
public final class WaitingRoom {

    /** Fewer than the threads of the smallest pool that a supported server has for requests: GlassFish has five. */
    public static final int SEATS = 4;

    /** What the first exchange of a JVM takes on a busy machine, with loading the classes of HTTP and TLS; later ones take a tenth. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration patience;
    private final LongSupplier ticker;
    private final Semaphore seats = new Semaphore(SEATS);

    /** @param ticker monotonic time in nanoseconds */
    public WaitingRoom(LongSupplier ticker) {
        this(PATIENCE, ticker);
    }

    /**
     * For tests.
     *
     * @param ticker monotonic time in nanoseconds
     */
    public WaitingRoom(Duration patience, LongSupplier ticker) {
        this.patience = patience;
        this.ticker = ticker;
    }

    /** How waiting ended. */
    public enum End {
        /** The exchange is over, in whatever way. */
        ANSWERED,
        /** The caller's own time is over. */
        TOO_LONG,
        /** Enough others wait already. */
        NO_SEAT
    }

    /**
     * Waits for the end of an exchange, if the caller may.
     *
     * @param exchange completed when it is over
     * @param begun when it began, by the ticker
     * @param healthy whether the peer answered the last time
     * @param longest how long to wait
     */
    public End await(Future<?> exchange, long begun, boolean healthy, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long young = healthy ? patience.toNanos() - (ticker.getAsLong() - begun) : 0;
        if (isOver(exchange, Math.min(young, longest.toNanos()))) {
            return End.ANSWERED;
        }
        if (deadline - System.nanoTime() <= 0) {
            return End.TOO_LONG;
        }
        if (!seats.tryAcquire()) {
            return End.NO_SEAT;
        }
        try {
            return isOver(exchange, deadline - System.nanoTime()) ? End.ANSWERED : End.TOO_LONG;
        } finally {
            seats.release();
        }
    }

    private static boolean isOver(Future<?> exchange, long nanos) throws InterruptedException {
        if (nanos <= 0 || exchange.isDone()) {
            return exchange.isDone();
        }
        try {
            exchange.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true; // the caller asks the exchange itself
        }
    }
}
