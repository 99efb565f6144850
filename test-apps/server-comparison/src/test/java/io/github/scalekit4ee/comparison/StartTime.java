package io.github.scalekit4ee.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long an application takes to start on a running Open Liberty, with the jar and without, by turns. */
final class StartTime {

    private static final int WARM_UP = 3;
    private static final int COUNTED = Integer.getInteger("comparison.deployments", 9);

    private final Deployments deployments;

    StartTime(Deployments deployments) {
        this.deployments = deployments;
    }

    /** Medians in seconds. */
    record Result(double with, double without, double addedLower, double added, double addedUpper) {}

    Result measure(Path with, Path without) throws IOException, InterruptedException {
        List<Double> secondsWith = new ArrayList<>();
        List<Double> secondsWithout = new ArrayList<>();
        for (int i = 0; i < WARM_UP + COUNTED; i++) {
            double one = start(with);
            double other = start(without);
            if (i >= WARM_UP) {
                secondsWith.add(one);
                secondsWithout.add(other);
            }
        }
        double[] added = new double[COUNTED];
        for (int i = 0; i < COUNTED; i++) {
            added[i] = secondsWith.get(i) - secondsWithout.get(i);
        }
        Arrays.sort(added);
        return new Result(
                median(secondsWith),
                median(secondsWithout),
                Series.quantile(added, 0.25),
                Series.quantile(added, 0.5),
                Series.quantile(added, 0.75));
    }

    private double start(Path war) throws IOException, InterruptedException {
        Deployments.Started started = deployments.start(war);
        deployments.remove(started);
        return started.seconds();
    }

    private static double median(List<Double> values) {
        return Series.quantile(values.stream().mapToDouble(x -> x).sorted().toArray(), 0.5);
    }
}
