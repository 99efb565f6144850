package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.LibertyServers;
import io.github.scalekit4ee.servers.Machine;
import io.github.scalekit4ee.servers.RunningServer;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The slowest requests of Open Liberty over ten minutes, and what a request allocates, with each garbage collector: the jar beside an open resource
 * without it, all at the same time and at the same steady rate. Arguments: the build's directory, that of the configurations, the name
 * of the server.
 */
public final class CollectorComparison {

    private static final int TOKENS = 1_000;
    private static final int RATE = Integer.getInteger("collectors.rate", 400);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("collectors.seconds", 600));
    private static final int WARM_UP_REQUESTS = 60_000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MILLIS = 5_000;

    private enum Collector {
        G1("G1", "-XX:+UseG1GC"),
        PARALLEL("Parallel", "-XX:+UseParallelGC"),
        ZGC("ZGC", "-XX:+UseZGC");

        private final String title;
        private final String option;

        Collector(String title, String option) {
            this.title = title;
            this.option = option;
        }
    }

    /** A server under load, and what it had done before. */
    private record Row(SteadyLoad load, Allocation allocation, Allocation.Pauses pausesBefore, Duration cpuBefore) {

        static Row of(SteadyLoad load, Tokens tokens) throws IOException {
            RunningServer server = load.contestant().server();
            Allocation allocation = new Allocation(server, tokens);
            return new Row(load, allocation, allocation.pauses(), server.cpu());
        }

        /** @param nanos the time of each request, in order of size */
        String text(long[] nanos) throws IOException {
            Allocation.Pauses pauses = allocation.pauses();
            Contestant contestant = load.contestant();
            double cpu = contestant.server().cpu().minus(cpuBefore).toNanos() / 1e3;
            return String.format(
                    "| %s | %.0f | %,.0f | %.2f | %.2f | %.2f | %.1f | %d, %d ms |%n",
                    contestant.name(),
                    cpu / nanos.length,
                    (double) allocation.bytes() / nanos.length,
                    millis(nanos, 0.5),
                    millis(nanos, 0.99),
                    millis(nanos, 0.999),
                    millis(nanos, 1),
                    pauses.count() - pausesBefore.count(),
                    pauses.millis() - pausesBefore.millis());
        }

        private static double millis(long[] nanos, double share) {
            return nanos[(int) Math.min(nanos.length - 1, Math.round(share * nanos.length))] / 1e6;
        }
    }

    private final LibertyServers liberty;
    private final Applications applications;
    private final Tokens tokens;
    private final List<RunningServer> servers = new ArrayList<>();

    private CollectorComparison(Path build, Path configurations, SimulatedScalekit scalekit) {
        this.liberty = new LibertyServers(
                build.resolve("servers/wlp"), configurations.resolve("liberty"), build.resolve("liberty"));
        this.applications = new Applications(build, scalekit);
        this.tokens = new Tokens(scalekit, TOKENS);
    }

    public static void main(String[] arguments) throws Exception {
        Path build = Path.of(arguments[0]);
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofHours(2)).start()) {
            CollectorComparison comparison = new CollectorComparison(build, Path.of(arguments[1]), scalekit);
            Path file = build.resolve("collector-comparison.md");
            Files.writeString(file, comparison.table(arguments[2]));
            System.out.println(Files.readString(file));
            System.out.println("Written to " + file);
        }
        // Nothing else is to keep the process.
        System.exit(0);
    }

    private String table(String server) throws Exception {
        try {
            List<SteadyLoad> loads = new ArrayList<>();
            try (HttpLoad warmUp = new HttpLoad()) {
                for (Contestant each : contestants()) {
                    List<byte[]> requests = tokens.requests(each.path(), TOKENS);
                    warmUp.run(each, requests, WARM_UP_REQUESTS);
                    loads.add(new SteadyLoad(each, requests, RATE));
                }
            }
            run(loads, WARM_UP, List.of());
            System.out.println(server + ": all are warm. " + DURATION.toSeconds() + " seconds count.");
            List<Row> rows = new ArrayList<>();
            for (SteadyLoad each : loads) {
                rows.add(Row.of(each, tokens));
            }
            List<long[]> nanos = run(loads, DURATION, rows);
            StringBuilder table = new StringBuilder(String.format(
                    "%s, -Xmx512m. %,d tokens; %d requests a second to each of %d servers for %d s, all at once, after %,d requests"
                            + " each and %d s.%n%n",
                    Machine.line(),
                    TOKENS,
                    RATE,
                    rows.size(),
                    DURATION.toSeconds(),
                    WARM_UP_REQUESTS,
                    WARM_UP.toSeconds()));
            table.append(String.format(
                    "| %s | µs of CPU a request | bytes allocated a request | p50 ms | p99 ms | p99.9 ms | slowest ms | pauses |%n"
                            + "|---|---|---|---|---|---|---|---|%n",
                    server));
            for (int i = 0; i < rows.size(); i++) {
                table.append(rows.get(i).text(nanos.get(i)));
            }
            return table.toString();
        } finally {
            servers.forEach(RunningServer::close);
        }
    }

    private List<Contestant> contestants() throws IOException, InterruptedException {
        for (Collector each : Collector.values()) {
            start("ours-" + each, applications.war(""), each);
            start("open-" + each, applications.war("-without-the-jar"), each);
        }
        List<Contestant> contestants = new ArrayList<>();
        for (Collector each : Collector.values()) {
            RunningServer ours = servers.get(2 * each.ordinal());
            RunningServer open = servers.get(2 * each.ordinal() + 1);
            contestants.add(new Contestant(each.title + ", scalekit4ee", ours, "/comparison/api/protected", true)
                    .admitted(tokens));
            contestants.add(new Contestant(each.title + ", open resource", open, "/comparison/api/open", false)
                    .admitted(tokens));
        }
        return contestants;
    }

    private void start(String name, Path war, Collector collector) throws IOException {
        servers.add(liberty.start(
                "collector-" + name, "scalekit4ee", war, applications.settings(), List.of(collector.option)));
    }

    /** The time of each request in nanoseconds, in order of size, for each load. */
    private static List<long[]> run(List<SteadyLoad> loads, Duration duration, List<Row> rows) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<long[]>> running = new ArrayList<>();
            for (SteadyLoad each : loads) {
                running.add(each.start(threads, duration));
            }
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() - end < 0) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                for (Row each : rows) {
                    each.allocation.look();
                }
            }
            List<long[]> nanos = new ArrayList<>();
            for (Callable<long[]> each : running) {
                nanos.add(each.call());
            }
            return nanos;
        } finally {
            threads.shutdownNow();
        }
    }
}
