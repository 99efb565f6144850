package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.refresh.DaemonThread;
import io.github.scalekit4ee.internal.refresh.RateLimit;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
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
 * attempt each half minute. Without a usable token there are several attempts, then {@link Outage}. The {@link WaitingRoom} bounds
 * how many threads wait for an endpoint that hangs; the others get the exception at once.
 */
public final class TokenCache implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private static final int ATTEMPTS_WITH_TOKEN = 1;
    private static final int ATTEMPTS_WITHOUT = 3;
    private static final Duration SPACING_WITH_TOKEN = Duration.ofSeconds(30);
    private static final Duration SPACING_OF_REJECTIONS = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final RetryingTokenEndpoint endpoint;
    private final CredentialsReader credentials;
    private final Duration timeout;
    private final Time time;
    private final DoubleSupplier random;
    private final DaemonThread thread = DaemonThread.ofThisApplication("scalekit4ee-access-token", IDLE);

    /**
     * How often a receiver's 401 may cost a token. A receiver that rejects every token, because its own keys or its clock are wrong, must
     * not turn each call into a token request.
     */
    private final RateLimit rejections;

    private final WaitingRoom waitingRoom;

    private final AtomicReference<@Nullable HeldToken> held = new AtomicReference<>();
    private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();
    private final AtomicInteger failedRenewals = new AtomicInteger();
    private volatile @Nullable Outage outage;
    private volatile boolean closed;

    /**
     * @param timeout how long a caller waits at most
     * @param random numbers from 0 to 1
     */
    public TokenCache(
            RetryingTokenEndpoint endpoint,
            CredentialsReader credentials,
            Duration timeout,
            Time time,
            DoubleSupplier random) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.timeout = timeout;
        this.time = time;
        this.random = random;
        this.waitingRoom = new WaitingRoom(time::nanos);
        this.rejections = new RateLimit(SPACING_OF_REJECTIONS, time::nanos);
    }

    public AccessToken get() {
        requireOpen();
        HeldToken current = held.get();
        if (current != null) {
            long now = time.nanos();
            if (current.isUsable(now)) {
                if (current.isDue(now) && flight.get() == null) {
                    start(ATTEMPTS_WITH_TOKEN);
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
            start(ATTEMPTS_WITHOUT).await(deadline);
        }
    }

    private void failFast() {
        long now = time.nanos();
        Outage present = outageAt(now);
        if (present != null && !(present.failure().kind() == Kind.REFUSED && credentials.haveChangedSinceRefusal())) {
            throw present.repeat(now);
        }
    }

    private @Nullable Outage outageAt(long now) {
        Outage latest = outage;
        return latest == null || latest.isOver(now) ? null : latest;
    }

    /** {@return the request that runs, whether it was started here or not} */
    private Flight start(int attempts) {
        Flight mine = new Flight(attempts);
        Flight running = flight.compareAndExchange(null, mine);
        if (running != null) {
            return running;
        }
        try {
            thread.execute(mine);
        } catch (RejectedExecutionException e) {
            mine.land(); // closed meanwhile, as those who wait will find
        }
        return mine;
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
        Flight last = flight.get();
        if (last != null) {
            last.land();
        }
        held.set(null);
    }

    /** One request with its attempts. */
    private final class Flight implements Runnable {

        private final int attempts;
        private final long begun = time.nanos();
        private final CompletableFuture<@Nullable TokenRequestException> landed = new CompletableFuture<>();

        Flight(int attempts) {
            this.attempts = attempts;
        }

        @Override
        public void run() {
            TokenRequestException failure = null;
            try {
                if (isNeeded()) {
                    succeed(endpoint.request(attempts));
                }
            } catch (TokenRequestException e) {
                failure = fail(e);
            } catch (InterruptedException e) {
                // Only close() interrupts this thread; those who wait find the client closed.
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure = fail(TokenFailures.withoutAnswer(
                        Kind.UNAVAILABLE,
                        "The request for an access token broke off with "
                                + e.getClass().getName() + ".",
                        e));
            } catch (Error e) {
                flight.set(null);
                landed.completeExceptionally(e);
                throw e;
            }
            flight.set(null);
            landed.complete(failure);
        }

        /** Between a caller's look at the cache and this moment another request may have brought a token. */
        private boolean isNeeded() {
            HeldToken current = held.get();
            long now = time.nanos();
            return current == null || !current.isUsable(now) || current.isDue(now);
        }

        private void succeed(IssuedToken issued) {
            held.set(HeldToken.of(issued, random.getAsDouble()));
            if (flight.get() != this) {
                held.set(null); // close() has let this one land already
            }
            outage = null;
            if (failedRenewals.getAndSet(0) > 0) {
                LOG.info("The access token was renewed.");
            }
        }

        /** {@return what those who wait are told; null when there is a token for them after all} */
        private @Nullable TokenRequestException fail(TokenRequestException failure) {
            long now = time.nanos();
            if (failure.kind() == Kind.UNAVAILABLE) {
                held.updateAndGet(token -> token == null ? null : token.takenBack());
            }
            HeldToken current = held.get();
            boolean served = current != null && current.isUsable(now);
            if (served || attempts == ATTEMPTS_WITH_TOKEN) {
                postpone(failure, now);
            } else if (failure.kind() != Kind.CREDENTIALS) {
                // Looking for credentials again disturbs nobody else, so that failure is not remembered.
                outage = Outage.after(outage, failure, now, random.getAsDouble());
            }
            return served ? null : failure;
        }

        private void postpone(TokenRequestException failure, long now) {
            long later = now + (long) (SPACING_WITH_TOKEN.toNanos() * (1 + 0.2 * random.getAsDouble()));
            if (failure.retryAfter() != null) {
                // Holds also for those who find the token gone before that time.
                Outage asked = Outage.after(null, failure, now, random.getAsDouble());
                outage = asked;
                later = Math.max(later, asked.until());
            }
            renewAt(later, failure);
        }

        private void renewAt(long later, TokenRequestException failure) {
            HeldToken current = held.updateAndGet(token -> token == null ? null : token.dueAt(later));
            if (current != null) {
                LOG.log(
                        failedRenewals.getAndIncrement() == 0 ? Level.WARNING : Level.FINE,
                        "The access token could not be renewed; the present one serves until a minute before {0}, and"
                                + " renewal is tried twice a minute. {1}",
                        new Object[] {current.token().expiresAt(), failure.getMessage()});
            }
        }

        void land() {
            flight.compareAndSet(this, null);
            landed.complete(null);
        }

        void await(long deadline) {
            TokenRequestException failure = isLanded(deadline) ? result() : null;
            requireOpen();
            if (failure != null && attempts == ATTEMPTS_WITHOUT) {
                throw TokenFailures.forWaiter(failure);
            }
        }

        private boolean isLanded(long deadline) {
            try {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                return switch (waitingRoom.await(landed, begun, isHealthy(), left)) {
                    case ANSWERED -> true;
                    case TOO_LONG ->
                        throw TokenFailures.withoutAnswer(
                                Kind.UNAVAILABLE,
                                "No access token within " + timeout + ", the client's timeout.",
                                null);
                    case NO_SEAT ->
                        throw TokenFailures.withoutAnswer(
                                Kind.UNAVAILABLE,
                                "No access token yet: the token endpoint has not answered, and " + WaitingRoom.SEATS
                                        + " threads wait for it already, which is as many as may.",
                                null);
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw TokenFailures.withoutAnswer(
                        Kind.UNAVAILABLE, "The thread was interrupted while it waited for an access token.", e);
            }
        }

        private boolean isHealthy() {
            return outage == null && failedRenewals.get() == 0;
        }

        private @Nullable TokenRequestException result() {
            try {
                return landed.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("The request for an access token broke off.", e.getCause());
            }
        }
    }
}
