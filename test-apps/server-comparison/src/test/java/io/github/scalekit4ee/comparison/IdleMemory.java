package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application keeps that nobody has sent a request to, with the jar and without: the difference that a few more of them make. */
final class IdleMemory {

    private static final int APPLICATIONS = 5;

    /** The virtual machine collects before it counts. */
    private static final Pattern HEAP = Pattern.compile("Total +\\d+ +(\\d+)");

    private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

    private final RunningServer server;
    private final Deployments deployments;

    IdleMemory(RunningServer server, Deployments deployments) {
        this.server = server;
        this.deployments = deployments;
    }

    /** Megabytes of one application. */
    record Kept(double heap, double metaspace) {

        private Kept minus(Kept other) {
            return new Kept(heap - other.heap, metaspace - other.metaspace);
        }

        private Kept dividedBy(int count) {
            return new Kept(heap / count, metaspace / count);
        }
    }

    /** @param with the jar */
    record Result(Kept with, Kept without) {}

    Result measure(Path with, Path without) throws IOException, InterruptedException {
        return new Result(measure(with), measure(without));
    }

    private Kept measure(Path war) throws IOException, InterruptedException {
        List<Deployments.Started> running = new ArrayList<>();
        running.add(deployments.start(war)); // what the server has once for all of them
        Kept before = now();
        for (int i = 0; i < APPLICATIONS; i++) {
            running.add(deployments.start(war));
        }
        Kept after = now();
        for (Deployments.Started each : running) {
            deployments.remove(each);
        }
        return after.minus(before).dividedBy(APPLICATIONS);
    }

    private Kept now() throws IOException, InterruptedException {
        jcmd("GC.run"); // an object that a thread of the server still lets go of is found by the second collection
        double heap = number(HEAP, jcmd("GC.class_histogram")) / (1 << 20);
        return new Kept(heap, number(METASPACE, jcmd("GC.heap_info")) / 1024);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("The server does not answer jcmd.");
        }
        return answer;
    }

    private static double number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("jcmd did not say " + pattern + ".");
        }
        return Double.parseDouble(matcher.group(1));
    }
}
