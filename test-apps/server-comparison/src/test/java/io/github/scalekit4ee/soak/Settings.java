package io.github.scalekit4ee.soak;

import java.time.Duration;
import java.util.List;

/**
 * What a run is told.
 *
 * @param servers by name
 * @param length of the load
 * @param rate requests a second to each server
 * @param cycle after so long outages, new keys and deployments come again
 * @param between two samples
 */
record Settings(List<String> servers, Duration length, int rate, Duration cycle, Duration between) {

    static Settings ofTheCommandLine() {
        return new Settings(
                List.of(System.getProperty("soak.servers", "liberty,payara").split(",", -1)),
                Duration.ofMinutes(Long.getLong("soak.minutes", 120)),
                Integer.getInteger("soak.rate", 50),
                Duration.ofSeconds(Long.getLong("soak.cycle.seconds", 600)),
                Duration.ofSeconds(Long.getLong("soak.sample.seconds", 60)));
    }

    /** Caches fill and code is compiled so long; what is larger after it has grown. */
    Duration warmUp() {
        Duration quarter = length.dividedBy(4);
        Duration most = Duration.ofMinutes(25);
        return quarter.compareTo(most) < 0 ? quarter : most;
    }
}
