package io.github.scalekit4ee.internal.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that have been verified by one configuration, so that the next request with the same token needs no signature. Only
 * verified tokens get in. What is found still has to pass the clock and the key source: a cached result is never more than
 * a spared signature.
 *
 * <p>Entries leave by size and by age only. A shorter life for a token near its {@code exp} would cost a timer per entry and
 * change no answer, as each hit looks at the clock.
 */
final class VerifiedTokenCache<T> {

    private final Sha256 sha256 = new Sha256();
    private final Cache<TokenDigest, Entry<T>> entries;

    VerifiedTokenCache(TokenCacheConfiguration configuration, LongSupplier nanoTime) {
        // The default executor is the common pool, whose threads would keep an undeployed application's class loader.
        this.entries = Caffeine.newBuilder()
                .maximumSize(configuration.size())
                .expireAfterWrite(configuration.ttl())
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** What the token is kept under: never the token itself, which is a secret and long. */
    TokenDigest key(String token) {
        return sha256.digest(token);
    }

    @Nullable
    Entry<T> find(TokenDigest digest) {
        return entries.getIfPresent(digest);
    }

    void put(TokenDigest digest, Entry<T> entry) {
        entries.put(digest, entry);
    }

    void remove(TokenDigest digest) {
        entries.invalidate(digest);
    }

    void clear() {
        entries.invalidateAll();
    }

    /** A verified token. The lifetime's two numbers stand here instead of in an object of their own, ten thousand times. */
    static final class Entry<T> {

        private final T value;
        private final VerificationKey key;
        private final long from;
        private final long until;

        Entry(T value, VerificationKey key, Lifetime lifetime) {
            this.value = value;
            this.key = key;
            this.from = lifetime.from();
            this.until = lifetime.until();
        }

        /** What the token became. */
        T value() {
            return value;
        }

        /** The key that verified it; the entry is worth nothing without it. */
        VerificationKey key() {
            return key;
        }

        Lifetime lifetime() {
            return new Lifetime(from, until);
        }
    }
}
