package io.github.scalekit4ee.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis: where a value lies between its ends, and where it is labelled.
 *
 * @param ticks the labelled values, in order; the first and the last are the ends
 */
record Scale(boolean logarithmic, List<Double> ticks) {

    private static final int STEPS = 5;

    /** Whole powers of ten around the values. */
    static Scale powersOfTen(double[] values) {
        double low = Math.floor(Math.log10(DoubleStream.of(values).min().orElseThrow()));
        double high = Math.ceil(Math.log10(DoubleStream.of(values).max().orElseThrow()));
        List<Double> ticks = new ArrayList<>();
        for (double power = low; power <= Math.max(low + 1, high); power++) {
            ticks.add(Math.pow(10, power));
        }
        return new Scale(true, ticks);
    }

    /** From one over the values themselves. */
    static Scale logarithmic(double[] values) {
        List<Double> ticks = new ArrayList<>(
                DoubleStream.of(values).distinct().sorted().boxed().toList());
        if (ticks.get(0) > 1) {
            ticks.add(0, 1.0);
        }
        return new Scale(true, ticks);
    }

    /** Round steps from zero to beyond the values, so that a slope looks as steep as it is. */
    static Scale fromZero(double[] values) {
        double most = DoubleStream.of(values).max().orElseThrow();
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1) / STEPS)));
        double step = power;
        for (double factor : new double[] {2, 5, 10}) {
            if (step * STEPS < most) {
                step = factor * power;
            }
        }
        List<Double> ticks = new ArrayList<>(List.of(0.0));
        while (ticks.get(ticks.size() - 1) < most) {
            ticks.add(step * ticks.size());
        }
        return new Scale(false, ticks);
    }

    /** Of the way from the first to the last tick. */
    double share(double value) {
        double first = position(ticks.get(0));
        double length = position(ticks.get(ticks.size() - 1)) - first;
        return length == 0 ? 0 : (position(value) - first) / length;
    }

    private double position(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    static String label(double value) {
        return value < 1 && value > 0 ? String.valueOf(value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
