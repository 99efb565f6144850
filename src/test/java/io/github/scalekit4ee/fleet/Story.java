package io.github.scalekit4ee.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** A week of a fleet in figures: what arrives in a minute, as a rule and when something happens. */
final class Story {

    static final Duration ROTATION = Duration.ofHours(60);
    static final Duration OUTAGE = Duration.ofHours(108);

    private final String name;
    private final int[] minutes;

    Story(String name, int[] minutes) {
        this.name = name;
        this.minutes = minutes;
    }

    static Fleet.Plan plan(int nodes, int limit, boolean sharing, Duration keyInterval) {
        return new Fleet.Plan(
                nodes, Duration.ofDays(7), Duration.ofHours(1), keyInterval, limit, sharing, ROTATION, OUTAGE);
    }

    static String head() {
        return """
                | | mean | highest | first minute | highest in the first day after it | highest after the rotation | mean in the outage | highest in it | highest in the hour after it |
                |---|---|---|---|---|---|---|---|---|
                """;
    }

    /** On quiet days. */
    double mean() {
        return Arrays.stream(minutes, hour(24), hour(60)).average().orElseThrow();
    }

    int highest(double fromHour, double toHour) {
        return Arrays.stream(minutes, hour(fromHour), hour(toHour)).max().orElseThrow();
    }

    private static int hour(double hour) {
        return (int) Math.round(hour * 60);
    }

    /** The first minute is that of the deployment; some nodes come into the second. */
    String row() {
        double outage = Arrays.stream(minutes, hour(108), hour(109)).average().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %d | %d | %d | %d | %.1f | %d | %d |%n",
                name,
                mean(),
                highest(24, 60),
                minutes[0],
                highest(2 / 60.0, 24),
                highest(60, 61),
                outage,
                highest(108, 109),
                highest(109, 110));
    }
}
