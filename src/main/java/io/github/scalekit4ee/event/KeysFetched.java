package io.github.scalekit4ee.event;

import java.time.Duration;
import java.time.Instant;

/**
 * The keys that verify tokens were fetched.
 *
 * @param time not null
 * @param source where from: a URL without user and query, or the location in the configuration; not null
 * @param keys how many can be used; at least one
 * @param took the whole exchange; not null
 * @param failuresBefore attempts that had failed since the last good one; above zero: an outage is over
 */
public record KeysFetched(Instant time, String source, int keys, Duration took, int failuresBefore)
        implements ScalekitEvent {}
