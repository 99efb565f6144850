package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a block of the README; only the package and the imports are added, which the page leaves out. */
final class DocumentedJava {
    private static final Path README = Path.of("../../README.md");
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);
    private static final String HEADER =
            """
            package shop;
            import io.github.scalekit4ee.testing.*;
            import jakarta.annotation.security.*;
            import jakarta.enterprise.context.*;
            import jakarta.inject.*;
            import jakarta.ws.rs.*;
            import jakarta.ws.rs.core.*;
            import java.net.*;
            import java.net.http.*;
            import org.eclipse.microprofile.jwt.*;
            import org.junit.jupiter.api.*;
            import static java.net.http.HttpRequest.BodyPublishers.*;
            import static java.net.http.HttpResponse.BodyHandlers.*;
            import static org.junit.jupiter.api.Assertions.*;
            """;

    private DocumentedJava() {}

    /**
     * @param marker stands in the block
     * @return the class files, in a folder named as their package
     */
    static List<Path> compiled(String marker) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "documented");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        // Public types are files of their own.
        for (String type : block(marker).split("(?m)^\\s*$\\R(?=[@pc])")) {
            Matcher name = TYPE.matcher(type);
            assertThat(name.find()).as(type).isTrue();
            Path source = folder.resolve(name.group(1) + ".java");
            Files.writeString(source, HEADER + type);
            arguments.add(source.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        try (Stream<Path> files = Files.list(folder.resolve("shop"))) {
            return files.sorted().toList();
        }
    }

    private static String block(String marker) throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(marker))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The README has no block with " + marker));
    }
}
