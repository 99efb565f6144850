package io.github.scalekit4ee;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulated Scalekit environment as it ships to users, for their own tests. */
class SimulatorJarIT {

    /** Any class of this project outside the testing room. */
    private static final Pattern PRODUCT = Pattern.compile("io/github/scalekit4ee/(?!testing/)");

    /** A library, other than the annotations of nullness, which nobody loads. */
    private static final Pattern LIBRARY = Pattern.compile("\\b(?:org|com)/(?!jspecify/)[a-z0-9]+/[\\w/]+");

    /** Callers for tests of one bean, which are made of the product. */
    private static final String CALLERS = "io/github/scalekit4ee/testing/caller/";

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(System.getProperty("testing.jar"));
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void holdsTheSimulatedEnvironmentAndItsLicence() {
        assertThat(names())
                .contains("io/github/scalekit4ee/testing/SimulatedScalekit.class", "META-INF/LICENSE")
                .filteredOn(name -> !name.startsWith("META-INF/"))
                .allMatch(name -> name.startsWith("io/github/scalekit4ee/testing/"));
    }

    /** An extension of CDI that says who the caller is must not be found by a server whose application has this jar by mistake. */
    @Test
    void offersNoService() {
        assertThat(names()).noneMatch(name -> name.startsWith("META-INF/services/"));
    }

    @Test
    void holdsNoTests() {
        assertThat(names()).noneMatch(name -> name.contains("Test.class") || name.contains("Test$"));
    }

    /** So that it can tell when the product is wrong, and stand on a class path without it. */
    @Test
    void linksToNothingOfTheProduct() throws IOException {
        for (String name : names()) {
            if (name.endsWith(".class") && !name.startsWith(CALLERS)) {
                try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
                    String constants = new String(content.readAllBytes(), ISO_8859_1);
                    assertThat(PRODUCT.matcher(constants).find()).as(name).isFalse();
                }
            }
        }
    }

    /** Only whoever writes {@code @RegisterExtension} has JUnit, and only that class needs it. */
    @Test
    void standsOnTheJdkAlone() throws IOException {
        for (String name : names()) {
            if (name.endsWith(".class")
                    && !name.startsWith(CALLERS)
                    && !name.endsWith("SimulatedScalekitExtension.class")) {
                try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
                    String constants = new String(content.readAllBytes(), ISO_8859_1);
                    assertThat(LIBRARY.matcher(constants).results().map(MatchResult::group))
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }

    private static List<String> names() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .toList();
    }
}
