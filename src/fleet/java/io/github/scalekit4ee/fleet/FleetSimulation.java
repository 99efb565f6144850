package io.github.scalekit4ee.fleet;

import io.github.scalekit4ee.plots.SvgPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** mvn -Pfleet: a thousand nodes for a week, as a table and plots in target/fleet. */
public final class FleetSimulation {

    private static final int NODES = 1000;
    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee");

    private FleetSimulation() {}

    /** Arguments: the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        LOG.setLevel(Level.OFF);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Duration usual = Duration.ofMinutes(5);
        Fleet.Result alone = Fleet.run(Story.plan(NODES, Integer.MAX_VALUE, false, usual));
        Fleet.Result sharing = Fleet.run(Story.plan(NODES, Integer.MAX_VALUE, true, usual));
        Fleet.Result limited = Fleet.run(Story.plan(NODES, 100, false, usual));
        Fleet.Result patient = Fleet.run(Story.plan(NODES, 100, true, Duration.ofMinutes(15)));
        String table = Story.head()
                + new Story("keys", alone.keys()).row()
                + new Story("keys, limit of 100 a minute", limited.keys()).row()
                + new Story("keys, limit of 100 a minute, refresh-interval PT15M", patient.keys()).row()
                + new Story("tokens", alone.tokens()).row()
                + new Story("tokens, shared", sharing.tokens()).row()
                + new Story("tokens, limit of 100 a minute", limited.tokens()).row()
                + new Story("tokens, limit of 100 a minute, shared", patient.tokens()).row()
                + "\n"
                + "| | requests refused for want of keys | calls without a token |\n|---|---|---|\n"
                + failures("no limit", alone)
                + failures("no limit, tokens shared", sharing)
                + failures("limit", limited)
                + failures("limit, refresh-interval PT15M, tokens shared", patient);
        System.out.println(table);
        Files.writeString(folder.resolve("fleet.md"), table);
        Files.writeString(
                folder.resolve("fleet-keys-deployment.svg"),
                SvgPlot.ofTime(
                                "Fetches of keys in a minute, 1,000 nodes deployed at once",
                                "minutes after the deployment")
                        .line("keys", points(alone.keys(), 0, 60, 1))
                        .svg());
        Files.writeString(
                folder.resolve("fleet-tokens-outage.svg"),
                SvgPlot.ofTime("Token requests in a minute, around an hour's outage", "hours")
                        .line("each node for itself", points(alone.tokens(), 107 * 60, 113 * 60, 60))
                        .line("shared", points(sharing.tokens(), 107 * 60, 113 * 60, 60))
                        .band(108, 109)
                        .svg());
        Files.writeString(
                folder.resolve("fleet-keys-week.svg"),
                SvgPlot.ofTime("Fetches of keys, highest minute of each hour", "hours")
                        .line("keys", hours(alone.keys()))
                        .band(108, 109)
                        .svg());
        Files.writeString(
                folder.resolve("fleet-tokens-week.svg"),
                SvgPlot.ofTime("Token requests, highest minute of each hour", "hours")
                        .line("each node for itself", hours(alone.tokens()))
                        .line("shared", hours(sharing.tokens()))
                        .band(108, 109)
                        .svg());
    }

    private static String failures(String name, Fleet.Result result) {
        return "| " + name + " | " + result.refused() + " | " + result.withoutToken() + " |\n";
    }

    private static TreeMap<Double, Double> points(int[] minutes, int from, int to, int unit) {
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int minute = from; minute < to; minute++) {
            points.put(minute / (double) unit, (double) minutes[minute]);
        }
        return points;
    }

    private static TreeMap<Double, Double> hours(int[] minutes) {
        IntUnaryOperator highest = hour -> {
            int most = 0;
            for (int minute = hour * 60; minute < hour * 60 + 60; minute++) {
                most = Math.max(most, minutes[minute]);
            }
            return most;
        };
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int hour = 0; hour < 168; hour++) {
            points.put((double) hour, (double) highest.applyAsInt(hour));
        }
        return points;
    }
}
