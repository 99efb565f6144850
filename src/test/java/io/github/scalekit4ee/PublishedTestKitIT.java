package io.github.scalekit4ee;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code TestCaller} of the jars as they ship, in a CDI container that discovers beans and extensions on its class path. */
class PublishedTestKitIT {

    /** What a project with Weld SE has, and no server. */
    private static final List<String> LIBRARIES =
            List.of("weld-", "jboss-logging", "jboss-classfilewriter", "jakarta", "microprofile-config-api", "parsson");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dscalekit.enabled=false",
                "-Dscalekit.environment-url=http://127.0.0.1:9",
            })
    void callsABeanAsACaller(String configuration, @TempDir Path directory) throws Exception {
        Path source = directory.resolve("CallAsUser.java");
        try (InputStream program = PublishedTestKitIT.class.getResourceAsStream("/plain/CallAsUser.java")) {
            Files.copy(requireNonNull(program), source);
        }
        Path output = directory.resolve("output");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        configuration,
                        "-Dscalekit.allow-missing-audience=true",
                        "-cp",
                        classPath(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(java.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(output))
                .containsExactly("usr_1 [deploy:applications]", "refused [deploy:applications]");
    }

    private static String classPath() {
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> LIBRARIES.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .filter(entry -> !entry.contains("weld-web")
                        && !entry.contains("weld-servlet")
                        && !entry.contains("weld-junit")
                        && !entry.contains("jakarta.security.enterprise"));
        return Stream.concat(Stream.of(System.getProperty("shaded.jar"), System.getProperty("testing.jar")), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
