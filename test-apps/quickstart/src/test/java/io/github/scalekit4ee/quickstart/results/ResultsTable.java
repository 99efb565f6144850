package io.github.scalekit4ee.quickstart.results;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Prints the results of the run that has just ended, keeps them beside those of the other servers, and makes one table of all that
 * ran with this very WAR.
 */
public final class ResultsTable {
    private ResultsTable() {}

    /**
     * Runs after the tests.
     *
     * @param arguments the build directory, the profile, name and version of the server, the home of its Java
     */
    public static void main(String[] arguments) throws IOException {
        Path build = Path.of(arguments[0]);
        String profile = arguments[1];
        Path reports = build.resolve("failsafe-reports").resolve(profile);
        if (!Files.isDirectory(reports)) {
            return; // the tests were skipped
        }
        ServerRun run = new ServerRun(
                profile + " " + arguments[2],
                javaVersion(Path.of(arguments[3])),
                sha256(build.resolve("quickstart.war")),
                TestReports.read(reports));
        run.write(build.resolve("results-" + profile + ".txt"));

        System.out.println("\n" + run.server() + ", Java " + run.java());
        run.rows().forEach((row, figures) -> System.out.printf("  %-36s %s%n", row, figures));
        run.results().stream()
                .filter(result -> result.outcome() == Result.Outcome.FAILED)
                .forEach(result -> System.out.println("  FAILED " + result.group() + ": " + result.test()));
        run.limits().forEach(limit -> System.out.println("  LIMIT " + limit.test() + ": " + limit.reason()));
        Files.writeString(build.resolve("compatibility.md"), markdown(sameWar(build, run.war())));
    }

    /** Of the server; the tests' own may be another. */
    private static String javaVersion(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private static List<ServerRun> sameWar(Path build, String war) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(build, "results-*.txt")) {
            kept.forEach(files::add);
        }
        files.sort(null);
        List<ServerRun> runs = new ArrayList<>();
        for (Path file : files) {
            ServerRun run = ServerRun.read(file);
            if (run.war().equals(war)) {
                runs.add(run);
            }
        }
        return runs;
    }

    private static String markdown(List<ServerRun> runs) {
        Set<String> rows = new LinkedHashSet<>();
        runs.forEach(run -> rows.addAll(run.rows().keySet()));
        StringBuilder table = new StringBuilder("| request or test |");
        runs.forEach(run -> table.append(' ').append(run.server()).append(" |"));
        table.append("\n|---|").append("---|".repeat(runs.size())).append('\n');
        for (String row : rows) {
            table.append("| ").append(row).append(" |");
            runs.forEach(run -> table.append(' ')
                    .append(run.rows().getOrDefault(row, "not run"))
                    .append(run.limits().stream().anyMatch(limit -> limit.test().equals(row)) ? " (limit)" : "")
                    .append(" |"));
            table.append('\n');
        }
        table.append('\n');
        for (ServerRun run : runs) {
            run.limits().forEach(limit -> table.append("- ")
                    .append(run.server())
                    .append(", ")
                    .append(limit.test())
                    .append(": ")
                    .append(limit.reason())
                    .append(".\n"));
        }
        return table.toString();
    }

    static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return String.format("%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
