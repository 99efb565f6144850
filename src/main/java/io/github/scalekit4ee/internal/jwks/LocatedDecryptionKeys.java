package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The private keys at {@code mp.jwt.decrypt.key.location}. Read at first use, as the application itself may serve them, and
 * then kept: who changes a private key restarts the application.
 */
public final class LocatedDecryptionKeys implements DecryptionKeys {

    /** What else would be a read, perhaps over the network, for each token that anybody sends. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final KeyLocation location;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    private LocatedDecryptionKeys(KeyLocation location, LongSupplier nanoTime) {
        this.location = location;
        this.nanoTime = nanoTime;
    }

    public static DecryptionKeys open(DecryptionConfiguration configuration) {
        return open(configuration, System::nanoTime);
    }

    static DecryptionKeys open(DecryptionConfiguration configuration, LongSupplier nanoTime) {
        return new LocatedDecryptionKeys(
                new KeyLocation(configuration.keyLocation(), JwksConfiguration.DEFAULT.timeout()), nanoTime);
    }

    @Override
    public @Nullable PrivateKey find(@Nullable String kid, String algorithm) {
        return keys().stream()
                .filter(key -> key.fits(kid, algorithm))
                .map(DecryptionKey::privateKey)
                .findFirst()
                .orElse(null);
    }

    private List<DecryptionKey> keys() {
        long now = nanoTime.getAsLong();
        State current = state.get();
        if (current == null || current.isToBeTriedAgain(now)) {
            // Two threads may read at once, which costs a read and harms nobody; a lock would let requests wait.
            current = read(now);
        }
        if (current.failure != null) {
            throw new KeySourceUnavailableException(
                    "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): " + current.failure.getMessage()
                            + ". Give the location of a private key as PEM (PKCS #8), JWK or JWK Set.",
                    RETRY_AFTER,
                    current.failure);
        }
        return current.keys;
    }

    private State read(long now) {
        State result;
        try {
            result = new State(PrivateKeyText.read(location.read()), null, now);
        } catch (IOException | IllegalArgumentException e) {
            result = new State(List.of(), e, now);
        }
        state.set(result);
        return result;
    }

    private record State(List<DecryptionKey> keys, @Nullable Exception failure, long readAt) {

        boolean isToBeTriedAgain(long now) {
            return failure != null && now - readAt >= BETWEEN_ATTEMPTS.toNanos();
        }
    }
}
