package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.http.HttpSettings;
import io.github.scalekit4ee.internal.refresh.DaemonThread;
import io.github.scalekit4ee.internal.refresh.OutageLog;
import io.github.scalekit4ee.internal.refresh.SingleFlight;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The application's own private keys, which decrypt tokens (MicroProfile JWT 2.1 section 9.2.8). Read at first use, since
 * the application itself may serve the location, and then kept. The {@link WaitingRoom} bounds how many threads wait for a
 * location that hangs.
 */
public final class PrivateKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = JwksConfiguration.DEFAULT.timeout();
    private static final Duration GRACE = Duration.ofMillis(300);

    private final KeyLocation location;
    private final HttpSettings http;
    private final LongSupplier ticker;
    private final OutageLog log;
    private final Runnable end;
    private final SingleFlight<List<PrivateKeyText.Entry>> flight;
    private volatile @Nullable List<PrivateKeyText.Entry> entries;
    private volatile @Nullable Failure failure;

    private record Failure(String message, long nextAttempt) {}

    /** @throws ConfigurationException when the location is a URL that is not secure */
    public PrivateKeys(DecryptionConfiguration configuration) {
        this(configuration, System::nanoTime, DaemonThread.neutral("scalekit-decryption-key", IDLE));
    }

    private PrivateKeys(DecryptionConfiguration configuration, LongSupplier ticker, DaemonThread thread) {
        this(configuration, ticker, thread, thread::close);
    }

    /**
     * @param ticker monotonic time in nanoseconds
     * @param executor reads the location, which may hang; no request does it itself
     * @param end ends the executor
     */
    PrivateKeys(DecryptionConfiguration configuration, LongSupplier ticker, Executor executor, Runnable end) {
        this.http = configuration.http();
        this.ticker = ticker;
        this.end = end;
        this.flight = new SingleFlight<>(executor, new WaitingRoom(ticker), ticker);
        this.log = new OutageLog(LOG, ticker, "The key that decrypts access tokens can be read.");
        try {
            this.location = new KeyLocation(configuration.keyLocation());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(message(e.getMessage())));
        }
    }

    /**
     * The key for a token's header: the one that its {@code kid} names, else one that has no {@code kid}; without a {@code kid}
     * in the header the first.
     *
     * @param kid the header's {@code kid}; null when it has none
     * @param algorithm the header's {@code alg}
     * @return null when none fits
     * @throws KeySourceUnavailableException when the location cannot be read
     */
    public @Nullable PrivateKey find(@Nullable String kid, String algorithm) {
        PrivateKey fitting = null;
        for (PrivateKeyText.Entry entry : entries()) {
            if (entry.algorithm() == null || entry.algorithm().equals(algorithm)) {
                if (kid != null && kid.equals(entry.kid())) {
                    return entry.key();
                }
                if (fitting == null && (kid == null || entry.kid() == null)) {
                    fitting = entry.key();
                }
            }
        }
        return fitting;
    }

    private List<PrivateKeyText.Entry> entries() {
        List<PrivateKeyText.Entry> known = entries;
        if (known == null) {
            flight.join(this::mayRead, this::read, failure == null, TIMEOUT.plus(GRACE));
            known = entries;
        }
        if (known == null) {
            Failure latest = failure;
            // Without a cause: it could hold a part of the key.
            throw new KeySourceUnavailableException(
                    latest == null ? message("the location has not answered yet.") : latest.message, PAUSE, null);
        }
        return known;
    }

    /** After a failure nobody reads for some seconds. */
    private boolean mayRead() {
        Failure latest = failure;
        return entries == null && (latest == null || ticker.getAsLong() - latest.nextAttempt >= 0);
    }

    private @Nullable List<PrivateKeyText.Entry> read() {
        try {
            entries = PrivateKeyText.read(location.read(TIMEOUT, http));
            log.good();
        } catch (IOException e) {
            failed(e.getMessage() + ". Put a private RSA key there, as PKCS #8 in PEM, JWK or JWK Set.");
        } catch (RuntimeException e) {
            failed("reading it ended with " + e.getClass().getName() + ".");
        }
        return entries;
    }

    private void failed(String problem) {
        String message = message(problem);
        failure = new Failure(message, ticker.getAsLong() + PAUSE.toNanos());
        log.failed(Level.SEVERE, "Encrypted access tokens get 503. " + message, null);
    }

    /** Lets go who waits, and ends the thread that reads. Idempotent. */
    @Override
    public void close() {
        flight.close();
        end.run();
    }

    private static String message(@Nullable String problem) {
        return "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): " + problem;
    }
}
