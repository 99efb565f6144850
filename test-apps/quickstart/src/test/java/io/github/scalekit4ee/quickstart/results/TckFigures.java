package io.github.scalekit4ee.quickstart.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the runs of {@code test-apps/mp-jwt-tck} with this jar have left: server, version, Java, implementation, part, figures. */
record TckFigures(List<String[]> lines) {
    private static final int PART = 4;

    static TckFigures read(Path summary) throws IOException {
        List<String[]> lines = new ArrayList<>();
        if (Files.exists(summary)) {
            for (String line : Files.readAllLines(summary)) {
                String[] columns = line.split("\t");
                if (!line.startsWith("#") && columns.length > PART && columns[3].equals("scalekit4ee")) {
                    lines.add(columns);
                }
            }
        }
        return new TckFigures(lines);
    }

    /** The base suite's; the last run counts where there are several. */
    String of(String server, String version) {
        String figures = "not run";
        for (String[] line : lines) {
            if (line[0].equals(server) && line[1].equals(version) && line[PART].equals("base-tests")) {
                int all = Integer.parseInt(line[PART + 1]);
                int failed = Integer.parseInt(line[PART + 2]) + Integer.parseInt(line[PART + 4]);
                figures = (all - failed) + " of " + all;
            }
        }
        return figures;
    }
}
