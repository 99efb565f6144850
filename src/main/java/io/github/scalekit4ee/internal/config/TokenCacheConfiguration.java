package io.github.scalekit4ee.internal.config;

import java.time.Duration;

/**
 * Bounds of the cache of verified tokens.
 *
 * @param size greatest number of tokens; zero switches the cache off
 * @param ttl greatest time a verification is reused, below the token's own {@code exp}
 */
public record TokenCacheConfiguration(int size, Duration ttl) {

    public static final TokenCacheConfiguration DEFAULT = new TokenCacheConfiguration(10_000, Duration.ofMinutes(5));
}
