package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.http.HttpSettings;
import java.time.Duration;

/**
 * How a JWK Set is kept.
 *
 * @param refreshInterval age at which a set is replaced in the background; one minute to one hour
 * @param maxStale how long the last good set serves while the issuer is down; zero to 24 hours
 * @param timeout deadline over one whole exchange, body included
 * @param http how the issuer is reached
 */
public record JwksConfiguration(Duration refreshInterval, Duration maxStale, Duration timeout, HttpSettings http) {

    public static final JwksConfiguration DEFAULT =
            new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofSeconds(5));

    /** With the JDK's own proxy and CAs. */
    public JwksConfiguration(Duration refreshInterval, Duration maxStale, Duration timeout) {
        this(refreshInterval, maxStale, timeout, HttpSettings.DEFAULT);
    }
}
