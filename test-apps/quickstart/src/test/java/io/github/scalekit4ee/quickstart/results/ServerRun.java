package io.github.scalekit4ee.quickstart.results;

import io.github.scalekit4ee.quickstart.it.ServerLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All results of one server, kept in one file.
 *
 * @param server name and version
 * @param java the Java version of the server
 * @param war SHA-256 of the WAR that was deployed
 * @param results one for each test
 */
record ServerRun(String server, String java, String war, List<Result> results) {
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(server, java, war));
        results.forEach(result -> lines.add(result.line()));
        Files.write(file, lines);
    }

    static ServerRun read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new ServerRun(
                lines.get(0),
                lines.get(1),
                lines.get(2),
                lines.stream().skip(3).map(Result::ofLine).toList());
    }

    /** Each row with its figures, in the order of the tests. */
    Map<String, String> rows() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Result result : results) {
            counts.computeIfAbsent(result.row(), row -> new int[3])[
                    result.outcome().ordinal()]++;
        }
        Map<String, String> rows = new LinkedHashMap<>();
        counts.forEach((row, count) -> rows.put(row, figures(count)));
        return rows;
    }

    String version() {
        return server.substring(server.indexOf(' ') + 1);
    }

    /** What this server does otherwise, of all that the tests know. */
    List<ServerLimit> limits() {
        String profile = server.substring(0, server.indexOf(' '));
        return Arrays.stream(ServerLimit.values())
                .filter(limit -> limit.isOf(profile))
                .toList();
    }

    private static String figures(int[] count) {
        int passed = count[Result.Outcome.PASSED.ordinal()];
        int ran = passed + count[Result.Outcome.FAILED.ordinal()];
        return ran == 0 ? "not run" : passed + " of " + ran;
    }
}
