package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * The application's own private keys, which decrypt tokens (MicroProfile JWT 2.1 section 9.2.8). Read at first use, since
 * the application itself may serve the location, and then kept.
 */
public final class PrivateKeys {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final KeyLocation location;
    private final LongSupplier ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable List<PrivateKeyText.Entry> entries;
    private final OutageLog log;
    private @Nullable String failure;
    private long nextAttempt;

    /** @throws ConfigurationException when the location is a URL that is not secure */
    public PrivateKeys(DecryptionConfiguration configuration) {
        this(configuration, System::nanoTime);
    }

    PrivateKeys(DecryptionConfiguration configuration, LongSupplier ticker) {
        this.ticker = ticker;
        this.log = new OutageLog(ticker, "The key that decrypts access tokens can be read.");
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
        return known != null ? known : readOnce();
    }

    /** One thread reads, the others wait for it; after a failure nobody reads for some seconds. */
    private List<PrivateKeyText.Entry> readOnce() {
        lock.lock();
        try {
            List<PrivateKeyText.Entry> known = entries;
            if (known != null) {
                return known;
            }
            if (failure == null || ticker.getAsLong() - nextAttempt >= 0) {
                try {
                    known = PrivateKeyText.read(location.read(JwksConfiguration.DEFAULT.timeout()));
                    entries = known;
                    log.good();
                    return known;
                } catch (IOException e) {
                    failure = message(
                            e.getMessage() + ". Put a private RSA key there, as PKCS #8 in PEM, JWK or JWK Set.");
                    log.failed(Level.SEVERE, "Encrypted access tokens get 503. " + failure, null);
                    nextAttempt = ticker.getAsLong() + PAUSE.toNanos();
                }
            }
            // Without a cause: it could hold a part of the key.
            throw new KeySourceUnavailableException(failure, PAUSE, null);
        } finally {
            lock.unlock();
        }
    }

    private static String message(@Nullable String problem) {
        return "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): " + problem;
    }
}
