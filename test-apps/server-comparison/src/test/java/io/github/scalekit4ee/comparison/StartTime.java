package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an application takes to start on a running Open Liberty, with the jar and without, by turns. The seconds are the
 * server's own ({@code CWWKZ0001I}). Every deployment has a name of its own: the server remembers parts of an earlier one.
 */
final class StartTime {

    private static final int WARM_UP = 3;
    private static final int COUNTED = Integer.getInteger("comparison.deployments", 9);
    private static final long LIMIT_MILLIS = 60_000;

    private final RunningServer server;
    private final Path dropins;
    private int deployments;

    StartTime(RunningServer server, Path dropins) {
        this.server = server;
        this.dropins = dropins;
    }

    /** Medians in seconds. */
    record Result(double with, double without, double addedLower, double added, double addedUpper) {}

    Result measure(Path with, Path without) throws IOException, InterruptedException {
        awaitMessage(Pattern.compile("CWWKF0011I"));
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
        java.util.Arrays.sort(added);
        return new Result(
                median(secondsWith),
                median(secondsWithout),
                Series.quantile(added, 0.25),
                Series.quantile(added, 0.5),
                Series.quantile(added, 0.75));
    }

    private double start(Path war) throws IOException, InterruptedException {
        String name = "deployment" + deployments++;
        // Not copied in place: the server would find half a file.
        Path whole = Files.copy(war, dropins.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        Path deployed = Files.move(whole, dropins.resolve(name + ".war"), StandardCopyOption.REPLACE_EXISTING);
        Matcher started =
                awaitMessage(Pattern.compile("CWWKZ0001I: Application " + name + " started in ([0-9.]+) seconds"));
        Files.delete(deployed);
        awaitMessage(Pattern.compile("CWWKZ0009I: The application " + name + " "));
        return Double.parseDouble(started.group(1));
    }

    private Matcher awaitMessage(Pattern message) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + LIMIT_MILLIS;
        while (System.currentTimeMillis() < end) {
            Matcher matcher = message.matcher(server.console());
            if (matcher.find()) {
                return matcher;
            }
            Thread.sleep(100);
        }
        throw new IOException("The server did not say " + message + ".");
    }

    private static double median(List<Double> values) {
        return Series.quantile(values.stream().mapToDouble(x -> x).sorted().toArray(), 0.5);
    }
}
