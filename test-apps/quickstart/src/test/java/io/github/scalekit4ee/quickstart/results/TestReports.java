package io.github.scalekit4ee.quickstart.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the XML reports that Maven's test plugins write. */
final class TestReports {
    private TestReports() {}

    /** The results below a directory, by test class and then in the order in which they ran. */
    static List<Result> read(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            reports.forEach(files::add);
        }
        files.sort(null);
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            NodeList cases = parse(file).getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                results.add(result((Element) cases.item(i)));
            }
        }
        return results;
    }

    private static Result result(Element test) {
        String className = test.getAttribute("classname");
        String name = test.getAttribute("name");
        return new Result(
                className.substring(className.lastIndexOf('.') + 1),
                // What precedes the display name of a parameterized test is its method.
                name.replaceFirst("^answers\\(Cell\\) ", ""),
                outcome(test));
    }

    private static Result.Outcome outcome(Element test) {
        if (has(test, "failure") || has(test, "error")) {
            return Result.Outcome.FAILED;
        }
        return has(test, "skipped") ? Result.Outcome.NOT_RUN : Result.Outcome.PASSED;
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a test report: " + file, e);
        }
    }
}
