package io.github.scalekit4ee.soak;

import io.github.scalekit4ee.plots.SvgPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Samples as CSV and as plots, and the verdict as Markdown. */
final class SoakReport {

    private final Settings settings;
    private final Map<Target, List<Sample>> samples;
    private final StringBuilder text = new StringBuilder();
    private boolean passed = true;

    SoakReport(Settings settings, Map<Target, List<Sample>> samples) {
        this.settings = settings;
        this.samples = samples;
    }

    void csv(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("server,minute,"
                + List.of(Measure.values()).stream().map(Measure::file).collect(Collectors.joining(",")));
        samples.forEach((target, each) -> each.forEach(sample -> lines.add(sample.csv(target.name()))));
        Files.write(file, lines);
    }

    void plots(Path directory, List<double[]> outages) throws IOException {
        Files.createDirectories(directory);
        for (Measure measure : Measure.values()) {
            SvgPlot plot = SvgPlot.ofTime("Soak: " + measure.words(), "minutes; grey: the issuer is away");
            samples.forEach((target, each) -> {
                TreeMap<Double, Double> points = new TreeMap<>();
                each.forEach(sample -> points.put(sample.minute(), sample.of(measure)));
                plot.line(target.name(), points);
            });
            outages.forEach(outage -> plot.band(outage[0], outage[1]));
            Files.writeString(directory.resolve("soak-" + measure.file() + ".svg"), plot.svg());
        }
    }

    /**
     * Decides.
     *
     * @param failure what ended the run too early; null if nothing did
     * @return whether everything was as it must be
     */
    boolean write(Path file, String machine, String events, String failure) throws IOException {
        text.append(String.format(
                "%s. %d minutes, %d requests a second to each server, -Xmx512m; %s. Growth by least squares over the"
                        + " samples after the first %d minutes, each after two full collections.%n",
                machine,
                settings.length().toMinutes(),
                settings.rate(),
                events,
                settings.warmUp().toMinutes()));
        samples.forEach((target, each) -> {
            growth(target, each);
            answers(target);
        });
        if (failure != null) {
            text.append("\nEnded too early: ").append(failure).append('\n');
            passed = false;
        }
        text.append(passed ? "\nPassed.\n" : "\nFAILED.\n");
        Files.writeString(file, text);
        System.out.println(text);
        return passed;
    }

    private void growth(Target target, List<Sample> all) {
        List<Sample> counted = all.stream()
                .filter(sample -> sample.minute() >= settings.warmUp().toMinutes())
                .toList();
        text.append(String.format(
                "%n| %s | first | last | least | most | an hour | at most | |%n|---|---|---|---|---|---|---|---|%n",
                target.name()));
        if (counted.size() < 2) {
            text.append("| too few samples | | | | | | | |\n");
            passed = false;
            return;
        }
        for (Measure measure : Measure.values()) {
            Trend trend = Trend.of(measure, counted);
            boolean flat = trend.isFlat(measure);
            passed &= flat;
            text.append(String.format(
                    "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %+.1f | %+.0f | %s |%n",
                    measure.words(),
                    counted.get(0).of(measure),
                    counted.get(counted.size() - 1).of(measure),
                    counted.stream()
                            .mapToDouble(sample -> sample.of(measure))
                            .min()
                            .orElseThrow(),
                    counted.stream()
                            .mapToDouble(sample -> sample.of(measure))
                            .max()
                            .orElseThrow(),
                    trend.anHour(),
                    measure.mostInAnHour(),
                    flat ? "flat" : "GROWS"));
        }
    }

    private void answers(Target target) {
        Verdicts verdicts = target.verdicts();
        passed &= verdicts.wrongs() == 0;
        text.append(
                String.format("%n%,d requests, %d wrong answers. By kind:%n%n", verdicts.total(), verdicts.wrongs()));
        verdicts.counts().forEach((kind, outcomes) -> text.append("- ")
                .append(kind)
                .append(": ")
                .append(outcomes.entrySet().stream()
                        .map(each -> String.format("%,d × %s", each.getValue(), each.getKey()))
                        .collect(Collectors.joining(", ")))
                .append('\n'));
        verdicts.firstOfTheWrong()
                .forEach(line -> text.append("- WRONG ").append(line).append('\n'));
    }
}
