package io.github.scalekit4ee.internal.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that have been verified by one configuration, so that the next request with the same token needs no signature. Only
 * verified tokens get in. What is found still has to pass the clock and the key source: a cached result is never more than
 * a spared signature.
 *
 * <p>Bounded by number and by memory: a token weighs what it takes ({@link TokenWeight}), and at least so much that no more than the
 * configured number fit. Those that are asked for most stay. No caller's tokens take more than three
 * quarters of the memory, which is room for ten thousand usual ones of one machine. A caller is one of its environment: two that are called the same
 * in different ones share nothing.
 *
 * <p>Entries leave by weight and by age only. A shorter life for a token near its {@code exp} would cost a timer per entry and
 * change no answer, as each hit looks at the clock.
 */
final class VerifiedTokenCache<T> {

    private final Sha256 sha256 = new Sha256();
    private final Cache<TokenDigest, Entry<T>> entries;
    private final Map<String, CallerShares> shares;
    private final int smallestWeight;

    /** @param environments all that a token may be of */
    VerifiedTokenCache(TokenCacheConfiguration configuration, Set<String> environments, LongSupplier nanoTime) {
        long bytes = (long) configuration.memory() << 20;
        long size = configuration.size();
        this.smallestWeight = (int) Math.min((bytes + size - 1) / size, Integer.MAX_VALUE);
        this.shares = environments.stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> new CallerShares(bytes / 4 * 3)));
        // The default executor is the common pool, whose threads would keep an undeployed application's class loader.
        this.entries = Caffeine.newBuilder()
                .maximumWeight(smallestWeight * size)
                .weigher((TokenDigest digest, Entry<T> entry) -> Math.max(entry.bytes, smallestWeight))
                .expireAfterWrite(configuration.ttl())
                .removalListener(this::removed)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    private void removed(@Nullable TokenDigest digest, @Nullable Entry<T> entry, RemovalCause cause) {
        if (entry != null) {
            shares(entry).giveBack(entry.caller, entry.bytes);
        }
    }

    /** What the token is kept under: never the token itself, which is a secret and long. */
    TokenDigest key(String token) {
        return sha256.digest(token);
    }

    @Nullable
    Entry<T> find(TokenDigest digest) {
        return entries.getIfPresent(digest);
    }

    /** Keeps it, unless its caller has too much here already. */
    void put(TokenDigest digest, Entry<T> entry) {
        if (shares(entry).take(entry.caller, entry.bytes)) {
            entries.put(digest, entry);
        } else {
            entries.cleanUp(); // what has grown too old is still in the caller's share
        }
    }

    private CallerShares shares(Entry<T> entry) {
        return Objects.requireNonNull(shares.get(entry.policy.environment()));
    }

    /** Callers that have tokens here; for tests. */
    int callers() {
        entries.cleanUp();
        return shares.values().stream().mapToInt(CallerShares::size).sum();
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
        private final TokenPolicy policy;
        private final String caller;
        private final int bytes;
        private final long from;
        private final long until;

        Entry(T value, VerifiedClaims claims, VerificationKey key, TokenPolicy policy, Lifetime lifetime) {
            this.value = value;
            this.key = key;
            this.policy = policy;
            this.caller = claims.callerName();
            this.bytes = TokenWeight.of(claims);
            this.from = lifetime.from();
            this.until = lifetime.until();
        }

        /** What the token became. */
        T value() {
            return value;
        }

        /** The entry is worth nothing without the key that verified it, in the environment that the token is of. */
        boolean isCurrent() {
            return policy.keys().isCurrent(key);
        }

        Lifetime lifetime() {
            return new Lifetime(from, until);
        }
    }
}
