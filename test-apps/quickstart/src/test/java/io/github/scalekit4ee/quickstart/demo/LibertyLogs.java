package io.github.scalekit4ee.quickstart.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that a Liberty server has written: messages, trace, console and the dumps of first failures. */
final class LibertyLogs {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path directory;

    private LibertyLogs(Path directory) {
        this.directory = directory;
    }

    static LibertyLogs of(Path installation, String serverName) {
        return new LibertyLogs(
                installation.resolve("usr/servers").resolve(serverName).resolve("logs"));
    }

    /** So that what is read later is of the next start; call it while the server is down. */
    void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /** What an operator reads; hidden messages are in the trace only. */
    String messages() throws IOException {
        return Files.readString(directory.resolve("messages.log"), StandardCharsets.ISO_8859_1);
    }

    /** All of it. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files()) {
            // Liberty writes in the encoding of the machine; every byte has a character in this one.
            text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /** Returns the text in which the pattern was found. */
    String await(Pattern pattern, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            String text = text();
            if (pattern.matcher(text).find()) {
                return text;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IOException("Nothing like " + pattern + " in " + directory + " within " + limit.toSeconds() + " s.");
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
