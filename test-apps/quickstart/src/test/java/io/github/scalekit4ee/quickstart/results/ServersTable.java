package io.github.scalekit4ee.quickstart.results;

import io.github.scalekit4ee.quickstart.it.ServerLimit;
import io.github.scalekit4ee.quickstart.results.Result.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the table in docs/servers.md from the results that the runs have left: those of this very WAR, of the TCK and of
 * {@code side-by-side}. A server without results has no row, and what did not run is said not to have run.
 */
public final class ServersTable {
    private static final String BEGIN = "<!-- servers: written by ServersTable -->\n";
    private static final String END = "<!-- end of servers -->";

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("liberty", "Open Liberty");
        NAMES.put("liberty-without-mp-config", "Open Liberty without MicroProfile Config");
        NAMES.put("payara", "Payara Server");
        NAMES.put("payara-micro", "Payara Micro");
        NAMES.put("payara-micro-7", "Payara Micro");
        NAMES.put("wildfly", "WildFly");
        NAMES.put("glassfish7", "GlassFish");
        NAMES.put("glassfish8", "GlassFish");
        NAMES.put("tomee", "TomEE");
    }

    private ServersTable() {}

    /**
     * Runs when somebody asks for it.
     *
     * @param arguments the folder of the test applications, and the page
     */
    public static void main(String[] arguments) throws IOException {
        Path applications = Path.of(arguments[0]);
        Path page = Path.of(arguments[1]);
        Path build = applications.resolve("quickstart/target");
        String war = ResultsTable.sha256(build.resolve("quickstart.war"));
        TckFigures tck = TckFigures.read(applications.resolve("mp-jwt-tck/target/tck-summary.txt"));

        StringBuilder table = new StringBuilder("| server | profile | Java | quickstart | side by side |"
                + " MicroProfile JWT TCK 2.1, base suite |\n|---|---|---|---|---|---|\n");
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, String> server : NAMES.entrySet()) {
            String profile = server.getKey();
            Path results = build.resolve("results-" + profile + ".txt");
            if (!Files.exists(results)) {
                continue;
            }
            ServerRun run = ServerRun.read(results);
            if (!run.war().equals(war)) {
                System.out.println("Left out, since it is of another build: " + run.server());
                continue;
            }
            String name = server.getValue() + " " + run.version();
            List<Result> sideBySide = sideBySide(applications, profile);
            table.append("| ")
                    .append(String.join(
                            " | ",
                            name,
                            "`-P" + profile + "`" + (profile.equals("liberty") ? " (the default)" : ""),
                            run.java(),
                            figures(run.results()),
                            figures(sideBySide),
                            tck.of(profile, run.version())))
                    .append(" |\n");
            notes.addAll(failures(name, run.results()));
            notes.addAll(failures(name + ", side by side", sideBySide));
            for (ServerLimit limit : run.limits()) {
                notes.add("- " + name + ": " + limit.reason() + ".");
            }
        }
        if (!notes.isEmpty()) {
            table.append('\n').append(String.join("\n", notes)).append('\n');
        }
        replace(page, table.toString());
        System.out.println(table);
    }

    private static List<Result> sideBySide(Path applications, String profile) throws IOException {
        Path reports =
                applications.resolve("side-by-side/target/failsafe-reports").resolve(profile);
        return Files.isDirectory(reports) ? TestReports.read(reports) : List.of();
    }

    private static String figures(List<Result> results) {
        long passed = count(results, Outcome.PASSED);
        long ran = passed + count(results, Outcome.FAILED);
        return ran == 0 ? "not run" : passed + " of " + ran;
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static List<String> failures(String where, List<Result> results) {
        return results.stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .map(result -> "- " + where + ": failed " + result.group() + ", " + result.test())
                .collect(Collectors.toList());
    }

    private static void replace(Path page, String table) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the table of servers");
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    }
}
