package io.github.scalekit4ee.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search has done, as libFuzzer tells it.
 *
 * @param executions of the target's method
 * @param seconds of the whole search
 * @param coverage edges of the code that were taken at least once
 * @param features edges, with how often they were taken
 * @param findings inputs that were too much for the code
 */
record Figures(String executions, String seconds, String coverage, String features, int findings) {

    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second.*");
    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s.* cov: (\\d+) ft: (\\d+) .*");

    static Figures of(List<String> log, int findings) {
        String executions = "?";
        String seconds = "?";
        String coverage = "?";
        String features = "?";
        for (String line : log) {
            Matcher progress = PROGRESS.matcher(line);
            if (progress.matches()) {
                executions = progress.group(1);
                coverage = progress.group(2);
                features = progress.group(3);
            }
            Matcher done = DONE.matcher(line);
            if (done.matches()) {
                executions = done.group(1);
                seconds = done.group(2);
            }
        }
        return new Figures(executions, seconds, coverage, features, findings);
    }

    void append(Path table, FuzzTarget target, int inputs, long bytes) throws IOException {
        String heading = Files.exists(table)
                ? ""
                : "| target | seconds | executions | edges | features | findings | inputs kept | bytes |\n"
                        + "|---|---|---|---|---|---|---|---|\n";
        String row = "| " + String.join(" | ", target.id(), seconds, executions, coverage, features, "" + findings)
                + " | " + inputs + " | " + bytes + " |\n";
        Files.writeString(table, heading + row, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.print(row);
    }
}
