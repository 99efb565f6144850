package io.github.scalekit4ee.internal.config;

import java.time.Duration;

/**
 * Bounds of the cache of verified tokens.
 *
 * @param size greatest number of tokens; zero switches the cache off
 * @param ttl greatest time a verification is reused, below the token's own {@code exp}
 * @param memory greatest number of megabytes that the tokens take, by an estimate that is above the truth
 */
public record TokenCacheConfiguration(int size, Duration ttl, int memory) {

    /** Twice what ten thousand usual tokens are estimated at, and a sixteenth of a heap of 512 MB. */
    private static final int MEMORY = 32;

    private static final int SIZE = 10_000;

    public static final TokenCacheConfiguration DEFAULT = new TokenCacheConfiguration(SIZE, Duration.ofMinutes(5));

    /** With the memory that goes with that number. */
    public TokenCacheConfiguration(int size, Duration ttl) {
        this(size, ttl, memoryOf(size));
    }

    /** Who asks for more tokens than usual shall have them without a second key: more memory in proportion. */
    public static int memoryOf(int size) {
        return Math.max(MEMORY, (int) (((long) size * MEMORY + SIZE - 1) / SIZE));
    }
}
