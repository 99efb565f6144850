package io.github.scalekit4ee.event;

import java.time.Duration;
import java.time.Instant;

/**
 * An attempt to fetch the keys that verify tokens failed. Told for each attempt.
 *
 * @param time not null
 * @param source where from: a URL without user and query, or the location in the configuration; not null
 * @param problem what failed, as the log says it; not null
 * @param served whether keys that were fetched earlier still serve; if not, requests with a token get 503
 * @param failures attempts that have failed since the last good one, this one included; 1 at the beginning of an outage
 * @param took the whole exchange; not null
 */
public record KeysUnavailable(Instant time, String source, String problem, boolean served, int failures, Duration took)
        implements ScalekitEvent {}
