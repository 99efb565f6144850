package io.github.scalekit4ee.internal.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How revocations of tokens are kept.
 *
 * @param keep the longest life of a token, as far as is known; one minute to 90 days
 * @param size greatest number of them
 * @param cache name of the JCache cache that nodes share; null: each application for itself
 * @param servesUnknown whether requests are served before the shared ones have been read once
 */
public record RevocationConfiguration(Duration keep, int size, @Nullable String cache, boolean servesUnknown) {

    /** The longest life of tokens that is believed. */
    public static final Duration LONGEST_KEEP = Duration.ofDays(90);

    public static final RevocationConfiguration DEFAULT =
            new RevocationConfiguration(Duration.ofDays(1), 1_000_000, null, false);
}
