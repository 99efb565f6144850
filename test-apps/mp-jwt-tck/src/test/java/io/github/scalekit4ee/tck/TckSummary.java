package io.github.scalekit4ee.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.testng.IReporter;
import org.testng.ISuite;
import org.testng.ISuiteResult;
import org.testng.ITestContext;
import org.testng.ITestResult;
import org.testng.xml.XmlSuite;

/**
 * Keeps one line per server, implementation and part of the TCK in a file that outlives the run, so that the table of what
 * passes where is made from results. Columns are separated by tabs; a test that did not pass follows as a comment.
 */
public final class TckSummary implements IReporter {
    private static final String HEADER =
            "server\tversion\tjava\timplementation\tpart\ttests\tfailures\terrors\tskipped";

    @Override
    public void generateReport(List<XmlSuite> xmlSuites, List<ISuite> suites, String outputDirectory) {
        for (ISuite suite : suites) {
            for (ISuiteResult result : suite.getResults().values()) {
                record(result.getTestContext());
            }
        }
    }

    private static void record(ITestContext tests) {
        int failures = tests.getFailedTests().size();
        int skipped = tests.getSkippedTests().size();
        int errors = tests.getFailedConfigurations().size();
        int all = tests.getPassedTests().size() + failures + skipped;
        String key = String.join(
                "\t",
                System.getProperty("tck.server"),
                System.getProperty("tck.server.version"),
                System.getProperty("java.specification.version"),
                System.getProperty("tck.implementation"),
                tests.getName());
        List<String> lines = new ArrayList<>();
        lines.add(key + "\t" + all + "\t" + failures + "\t" + errors + "\t" + skipped);
        Stream.of(tests.getFailedConfigurations(), tests.getFailedTests(), tests.getSkippedTests())
                .flatMap(results -> results.getAllResults().stream())
                .map(result -> "# " + key + "\t" + describe(result))
                .sorted()
                .forEach(lines::add);
        replace(key, lines);
    }

    private static String describe(ITestResult result) {
        String outcome = result.getStatus() == ITestResult.SKIP ? "skipped" : "failed";
        return outcome + "\t" + result.getTestClass().getName() + "." + result.getName();
    }

    private static void replace(String key, List<String> lines) {
        Path file = Path.of(System.getProperty("tck.summary"));
        try {
            List<String> content = new ArrayList<>();
            content.add(HEADER);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .filter(line -> !line.startsWith(key + "\t") && !line.startsWith("# " + key + "\t"))
                        .forEach(content::add);
            }
            content.addAll(lines);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
