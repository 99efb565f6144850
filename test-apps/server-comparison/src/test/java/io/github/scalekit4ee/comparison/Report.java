package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import io.github.scalekit4ee.servers.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tables, as Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report(int tokenLength) {
        text.append(String.format(
                "%s, -Xmx512m. RS256 tokens of %d characters; %d connections. CPU time of"
                        + " the server's process, medians of the rounds, with the middle half in brackets.%n",
                Machine.line(), tokenLength, HttpLoad.CONNECTIONS));
    }

    void readings(String server, Map<String, Series> series) {
        text.append(String.format("%n| %s | µs of CPU a request | p50 ms | p99 ms |%n|---|---|---|---|%n", server));
        series.forEach((name, each) -> text.append(String.format(
                "| %s | %.0f | %.2f | %.2f |%n",
                name,
                each.median(Reading::cpuMicros),
                each.median(Reading::p50Micros) / 1e3,
                each.median(Reading::p99Micros) / 1e3)));
    }

    void ratios(List<RatioRow> ratios) {
        text.append("\n| ratio | goal: at most | measured | |\n|---|---|---|---|\n");
        ratios.forEach(ratio -> text.append(ratio.text()));
    }

    void startTime(StartTime.Result result) {
        text.append(String.format(
                "%nThe application starts on a running Open Liberty in %.2f s with the jar and in %.2f s without:"
                        + " %.2f s (%.2f–%.2f) more.%n",
                result.with(), result.without(), result.added(), result.addedLower(), result.addedUpper()));
    }

    void firstRequest(String name, FirstRequest.Result result) {
        text.append(String.format(
                "%nFirst request after the start, %s: %.1f ms, the tenth %.1f ms: %.1f times.%n",
                name, result.first(), result.tenth(), result.ratio()));
    }

    void idleMemory(IdleMemory.Result result) {
        text.append(String.format(
                "%nAn application that nobody has sent a request to keeps %.1f MB of heap and %.1f MB of class data with the"
                        + " jar, %.1f MB and %.1f MB without.%n",
                result.with().heap(),
                result.with().metaspace(),
                result.without().heap(),
                result.without().metaspace()));
    }

    void jar(long bytes) {
        text.append(String.format("%nThe jar has %,d bytes.%n", bytes));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }

    /** What {@link #write} has written. */
    void print(Path file) {
        System.out.println(text);
        System.out.println("Written to " + file);
    }
}
