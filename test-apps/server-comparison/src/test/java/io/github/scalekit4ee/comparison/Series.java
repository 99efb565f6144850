package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The readings of one contestant under one load, round by round. */
final class Series {

    private final List<Reading> readings = new ArrayList<>();

    void add(Reading reading) {
        readings.add(reading);
    }

    double median(ToDoubleFunction<Reading> part) {
        return quantile(readings.stream().mapToDouble(part).sorted().toArray(), 0.5);
    }

    /** This one as a multiple of another, each round against the same round. */
    Ratio over(Series other, ToDoubleFunction<Reading> part) {
        double[] ratios = IntStream.range(0, readings.size())
                .mapToDouble(round ->
                        part.applyAsDouble(readings.get(round)) / part.applyAsDouble(other.readings.get(round)))
                .sorted()
                .toArray();
        return new Ratio(quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    /** Median and the middle half of the rounds. */
    record Ratio(double median, double lower, double upper) {

        String text() {
            return String.format("%.2f (%.2f–%.2f)", median, lower, upper);
        }
    }

    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
