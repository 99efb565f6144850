package io.github.scalekit4ee.soak;

import java.util.List;

/**
 * The straight line that fits the samples best (least squares).
 *
 * @param anHour how much it rises in an hour
 * @param hours from the first sample to the last
 */
record Trend(double anHour, double hours) {

    static Trend of(Measure measure, List<Sample> samples) {
        double meanX = samples.stream().mapToDouble(Sample::minute).average().orElseThrow();
        double meanY = samples.stream()
                .mapToDouble(sample -> sample.of(measure))
                .average()
                .orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Sample sample : samples) {
            double x = sample.minute() - meanX;
            covariance += x * (sample.of(measure) - meanY);
            variance += x * x;
        }
        double minutes =
                samples.get(samples.size() - 1).minute() - samples.get(0).minute();
        return new Trend(variance == 0 ? 0 : covariance / variance * 60, minutes / 60);
    }

    /** In less than an hour as much is allowed as in one, since it takes a while to tell a trend from a wave. */
    boolean isFlat(Measure measure) {
        return anHour * hours <= measure.mostInAnHour() * Math.max(1, hours);
    }
}
