package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The tables, as Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report(int tokenLength) {
        text.append(String.format(
                "%s; %d cores of %s, %s; %s %s, -Xmx512m. RS256 tokens of %d characters; %d connections. CPU time of"
                        + " the server's process, medians of the rounds, with the middle half in brackets.%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                tokenLength,
                HttpLoad.CONNECTIONS));
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

    void jar(long bytes) {
        text.append(String.format("%nThe jar has %,d bytes.%n", bytes));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
        System.out.println(text);
        System.out.println("Written to " + file);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
