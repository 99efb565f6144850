package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.refresh.BackOff;
import io.github.scalekit4ee.internal.refresh.DaemonThread;
import io.github.scalekit4ee.internal.refresh.OutageLog;
import io.github.scalekit4ee.internal.refresh.RateLimit;
import io.github.scalekit4ee.internal.refresh.SingleFlight;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import io.github.scalekit4ee.internal.refresh.Worker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token and sees to its successor.
 *
 * <p>At most one request runs at a time, on the {@link DaemonThread}; whoever needs its result waits for it, and nobody's
 * interruption disturbs the others. While a token is usable nobody waits: the successor is requested on the side, by one
 * attempt each half minute. Without a usable token there are several attempts, then {@link FailFastWindow}. The {@link WaitingRoom} bounds
 * how many threads wait for an endpoint that hangs; the others get the exception at once.
 */
public final class TokenCache implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private static final int ATTEMPTS_WITH_TOKEN = 1;
    private static final int ATTEMPTS_WITHOUT = 3;
    private static final Duration SPACING_WITH_TOKEN = Duration.ofSeconds(30);
    private static final Duration SPACING_OF_REJECTIONS = Duration.ofSeconds(30);

    /** How often a node looks whether another one has renewed the token. */
    private static final Duration SPACING_OF_LOOKS = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final TokenSource source;
    private final CredentialsReader credentials;
    private final Duration timeout;
    private final Time time;
    private final DoubleSupplier random;
    private final Worker thread;

    /**
     * How often a receiver's 401 may cost a token. A receiver that rejects every token, because its own keys or its clock are wrong, must
     * not turn each call into a token request.
     */
    private final RateLimit rejections;

    private final SingleFlight<TokenRequestException> flight;
    private final OutageLog renewals;
    private final AtomicReference<@Nullable HeldToken> held = new AtomicReference<>();
    private volatile @Nullable FailFastWindow outage;
    private volatile boolean closed;

    /**
     * @param timeout how long a caller waits at most
     * @param random numbers from 0 to 1
     */
    public TokenCache(
            TokenSource source, CredentialsReader credentials, Duration timeout, Time time, DoubleSupplier random) {
        this(
                source,
                credentials,
                timeout,
                time,
                random,
                DaemonThread.ofThisApplication("scalekit4ee-access-token", IDLE));
    }

    /**
     * For simulations.
     *
     * @param timeout how long a caller waits at most
     * @param random numbers from 0 to 1
     * @param thread closed together with this
     */
    public TokenCache(
            TokenSource source,
            CredentialsReader credentials,
            Duration timeout,
            Time time,
            DoubleSupplier random,
            Worker thread) {
        this.thread = thread;
        this.source = source;
        this.credentials = credentials;
        this.timeout = timeout;
        this.time = time;
        this.random = random;
        this.flight = new SingleFlight<>(thread, new WaitingRoom(time::nanos), time::nanos);
        this.renewals = new OutageLog(LOG, time::nanos, "The access token was renewed.");
        this.rejections = new RateLimit(SPACING_OF_REJECTIONS, time::nanos);
    }

    public AccessToken get() {
        requireOpen();
        HeldToken current = held.get();
        if (current != null) {
            long now = time.nanos();
            if (current.isUsable(now)) {
                if (current.isDue(now) && !flight.isUnderWay()) {
                    flight.start(() -> request(ATTEMPTS_WITH_TOKEN));
                }
                return current.token();
            }
        }
        return await();
    }

    /**
     * Gives up a token that a receiver rejected, unless it has a successor already; should the endpoint be down, it serves the
     * other receivers on. One at a time: whoever comes back from here must not find the token again that another caller is
     * about to give up.
     */
    public void invalidate(AccessToken rejected) {
        synchronized (rejections) {
            long now = time.nanos();
            if (isHeld(held.get(), rejected) && outageAt(now) == null && rejections.tryAcquire()) {
                held.updateAndGet(token -> isHeld(token, rejected) ? token.rejectedByReceiver() : token);
            }
        }
    }

    /** How long the present token is still handed out; zero or less for one that is over or was rejected; null for none. */
    public @Nullable Duration remaining() {
        HeldToken current = held.get();
        if (current == null) {
            return null;
        }
        return current.rejected() ? Duration.ZERO : Duration.ofNanos(current.usableUntil() - time.nanos());
    }

    private static boolean isHeld(@Nullable HeldToken held, AccessToken token) {
        return held != null && held.token().value().equals(token.value());
    }

    private AccessToken await() {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            requireOpen();
            HeldToken current = held.get();
            if (current != null && current.isUsable(time.nanos())) {
                return current.token();
            }
            failFast();
            awaitRequest(deadline);
        }
    }

    private void failFast() {
        long now = time.nanos();
        FailFastWindow present = outageAt(now);
        if (present != null && !(present.failure().kind() == Kind.REFUSED && credentials.haveChangedSinceRefusal())) {
            throw present.repeat(now);
        }
    }

    private @Nullable FailFastWindow outageAt(long now) {
        FailFastWindow latest = outage;
        return latest == null || latest.isOver(now) ? null : latest;
    }

    /** Joins the request that runs, or starts one; throws its failure. */
    private void awaitRequest(long deadline) {
        SingleFlight.Run<TokenRequestException> run = flight.joinOrStart(() -> true, () -> request(ATTEMPTS_WITHOUT));
        if (run != null) {
            await(run, deadline);
            requireOpen();
            TokenRequestException failure = run.result();
            if (failure != null) {
                throw TokenFailures.forWaiter(failure);
            }
        }
    }

    private void await(SingleFlight.Run<?> run, long deadline) {
        try {
            switch (run.await(isHealthy(), Duration.ofNanos(deadline - System.nanoTime()))) {
                case ANSWERED -> {}
                case TOO_LONG ->
                    throw TokenFailures.withoutAnswer(
                            Kind.UNAVAILABLE, "No access token within " + timeout + ", the client's timeout.", null);
                case NO_SEAT ->
                    throw TokenFailures.withoutAnswer(
                            Kind.UNAVAILABLE,
                            "No access token yet: the token endpoint has not answered, and " + WaitingRoom.SEATS
                                    + " threads wait for it already, which is as many as may.",
                            null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenFailures.withoutAnswer(
                    Kind.UNAVAILABLE, "The thread was interrupted while it waited for an access token.", e);
        }
    }

    private boolean isHealthy() {
        return outage == null && !renewals.isDown();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This client is closed and gets no more tokens.");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.close();
        flight.close();
        held.set(null);
    }

    /**
     * One request with its attempts, on the daemon thread only.
     *
     * @return what those who wait are told; null where there is a token for them, or where another attempt may be made for them
     */
    private @Nullable TokenRequestException request(int attempts) {
        try {
            if (isNeeded()) {
                IssuedToken issued = source.request(attempts, held.get());
                if (issued == null) {
                    waitForOthers();
                } else {
                    succeeded(issued);
                }
            }
            return null;
        } catch (TokenRequestException e) {
            return failed(e, attempts);
        } catch (InterruptedException e) {
            // Only close() interrupts this thread; those who wait find the client closed.
            Thread.currentThread().interrupt();
            return null;
        } catch (RuntimeException e) {
            return failed(
                    TokenFailures.withoutAnswer(
                            Kind.UNAVAILABLE,
                            "The request for an access token broke off with "
                                    + e.getClass().getName() + ".",
                            e),
                    attempts);
        }
    }

    /** Between a caller's look at the cache and this moment another request may have brought a token. */
    private boolean isNeeded() {
        HeldToken current = held.get();
        long now = time.nanos();
        return current == null || !current.isUsable(now) || current.isDue(now);
    }

    private void succeeded(IssuedToken issued) {
        HeldToken before = held.get();
        boolean cold = before == null || !before.isUsable(time.nanos());
        held.set(
                cold && !source.isShared()
                        ? HeldToken.ofMany(issued, random.getAsDouble())
                        : HeldToken.of(issued, random.getAsDouble()));
        if (closed) {
            held.set(null); // close() may have emptied it already
        }
        outage = null;
        renewals.good();
    }

    /** Another node is about to renew the token. */
    private void waitForOthers() {
        long later = time.nanos()
                + BackOff.scaled(SPACING_OF_LOOKS, 1 + random.getAsDouble()).toNanos();
        held.updateAndGet(token -> token == null ? null : token.dueAt(later));
    }

    private @Nullable TokenRequestException failed(TokenRequestException failure, int attempts) {
        long now = time.nanos();
        if (failure.kind() == Kind.UNAVAILABLE) {
            held.updateAndGet(token -> token == null ? null : token.takenBack());
        }
        HeldToken current = held.get();
        boolean served = current != null && current.isUsable(now);
        if (served || attempts == ATTEMPTS_WITH_TOKEN) {
            postpone(failure, now);
            return null; // who finds the token gone meanwhile makes a request with all attempts
        }
        if (failure.kind() != Kind.CREDENTIALS) {
            // Looking for credentials again disturbs nobody else, so that failure is not remembered.
            outage = FailFastWindow.after(outage, failure, now, random.getAsDouble());
        }
        return failure;
    }

    private void postpone(TokenRequestException failure, long now) {
        long later = now
                + BackOff.scaled(SPACING_WITH_TOKEN, 1 + 0.2 * random.getAsDouble())
                        .toNanos();
        if (failure.retryAfter() != null) {
            // Holds also for those who find the token gone before that time.
            FailFastWindow asked = FailFastWindow.after(null, failure, now, random.getAsDouble());
            outage = asked;
            later = Math.max(later, asked.until());
        }
        renewAt(later, failure);
    }

    private void renewAt(long later, TokenRequestException failure) {
        HeldToken current = held.updateAndGet(token -> token == null ? null : token.dueAt(later));
        if (current != null) {
            renewals.failed(
                    Level.WARNING,
                    "The access token could not be renewed; the present one serves until a minute before "
                            + current.token().expiresAt() + ", and renewal is tried twice a minute. "
                            + failure.getMessage(),
                    null);
        }
    }
}
