package io.github.scalekit4ee.wiring;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application of a few classes, written as an expanded WAR. Configured by {@code META-INF/microprofile-config.properties}, with
 * this jar in WEB-INF/lib.
 */
final class War {

    private static final String BEANS_XML =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated">%s</beans>
            """;

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private boolean jar = true;

    private War() {
        files.put("WEB-INF/beans.xml", BEANS_XML.formatted(""));
    }

    static War of(Class<?>... classes) {
        return new War().with(classes);
    }

    War with(Class<?>... further) {
        for (Class<?> each : further) {
            for (Class<?> outer = each; outer != null; outer = outer.getDeclaringClass()) {
                classes.add(outer);
            }
        }
        return this;
    }

    /** Takes the tokens of this environment. */
    War trusting(SimulatedScalekit environment) {
        return configured(
                        "scalekit.environment-url", environment.environmentUrl().toString())
                .configured("scalekit.allow-missing-audience", "true");
    }

    War configured(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    War file(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** @param elements what stands in beans.xml */
    War beans(String elements) {
        return file("WEB-INF/beans.xml", BEANS_XML.formatted(elements));
    }

    /** Where the jar is the server's or the EAR's. */
    War withoutJar() {
        jar = false;
        return this;
    }

    /** @param libraryJar this project's */
    void write(Path directory, Path libraryJar) {
        try {
            for (Class<?> each : classes) {
                String file = each.getName().replace('.', '/') + ".class";
                Path target = parents(directory.resolve("WEB-INF/classes").resolve(file));
                try (InputStream bytes = each.getClassLoader().getResourceAsStream(file)) {
                    Files.write(target, bytes.readAllBytes());
                }
            }
            StringBuilder properties = new StringBuilder();
            configuration.forEach((key, value) ->
                    properties.append(key).append('=').append(value).append('\n'));
            write(directory, "WEB-INF/classes/META-INF/microprofile-config.properties", properties.toString());
            for (Map.Entry<String, String> each : files.entrySet()) {
                write(directory, each.getKey(), each.getValue());
            }
            if (jar) {
                Files.createLink(parents(directory.resolve("WEB-INF/lib/scalekit4ee.jar")), libraryJar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path directory, String path, String text) throws IOException {
        Files.writeString(parents(directory.resolve(path)), text, StandardCharsets.UTF_8);
    }

    private static Path parents(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof War war
                && classes.equals(war.classes)
                && configuration.equals(war.configuration)
                && files.equals(war.files)
                && jar == war.jar;
    }

    @Override
    public int hashCode() {
        return Objects.hash(classes, configuration, files, jar);
    }
}
