package io.github.scalekit4ee.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/** One contestant's readings, round by round. */
record Series(double[] nanos, double[] bytes) {

    Series(int rounds) {
        this(new double[rounds], new double[rounds]);
    }

    double medianNanos() {
        return quantile(nanos, 0.5);
    }

    double medianBytes() {
        return quantile(bytes, 0.5);
    }

    /** This one's time as a multiple of another's, each round against the same round. */
    Ratio over(Series other) {
        double[] ratios = IntStream.range(0, nanos.length)
                .mapToDouble(round -> nanos[round] / other.nanos[round])
                .toArray();
        return new Ratio(quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    /** Median and the middle half of the rounds. */
    record Ratio(double median, double lower, double upper) {

        String text() {
            String format = median >= 10 ? "%.0f (%.0f–%.0f)" : "%.2f (%.2f–%.2f)";
            return String.format(format, median, lower, upper);
        }
    }

    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
