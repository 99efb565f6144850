package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The applications have no parent, so that each is built as a user would build it, and each says which version of a server it takes.
 * A server that is raised in one of them and not in the others would make the tables of results lie.
 */
class SharedVersionsTest {

    private static final Pattern VERSION =
            Pattern.compile("<((?:liberty|payara|wildfly|glassfish|tomee)[a-z0-9-]*\\.version)>([^<$]+)</\\1>");

    @Test
    void aVersionIsTheSameInAllProjects() throws IOException {
        Map<String, Map<String, Set<String>>> byName = new TreeMap<>();
        for (Path project : projects()) {
            Matcher matcher = VERSION.matcher(Files.readString(project));
            while (matcher.find()) {
                byName.computeIfAbsent(matcher.group(1), name -> new TreeMap<>())
                        .computeIfAbsent(matcher.group(2), version -> new TreeSet<>())
                        .add(project.getParent().toString());
            }
        }

        assertThat(byName).containsKeys("liberty.version", "payara.version", "wildfly.version", "tomee.version");
        assertThat(byName.entrySet().stream().filter(entry -> entry.getValue().size() > 1))
                .isEmpty();
    }

    private static Iterable<Path> projects() throws IOException {
        try (Stream<Path> applications = Files.list(Path.of("test-apps"))) {
            return Stream.concat(Stream.of(Path.of(".", "pom.xml")), applications.map(app -> app.resolve("pom.xml")))
                    .filter(Files::exists)
                    .toList();
        }
    }
}
