package io.github.scalekit4ee.sidebyside.it;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a server has written since a moment, in all its logs: TomEE says in one of its own why an application did not start. */
final class ServerLog {
    private final Map<Path, Integer> before = new HashMap<>();

    private ServerLog() {}

    static ServerLog fromNowOn() throws IOException {
        ServerLog log = new ServerLog();
        try (Stream<Path> files = files()) {
            files.forEach(file -> log.before.put(file, text(file).length()));
        }
        return log;
    }

    Stream<String> lines() throws IOException {
        return files().flatMap(file -> added(file).lines());
    }

    /** The same in one piece, once it has what is expected, or else ten seconds later: some servers write on a thread of their own. */
    String textWith(String... expected) throws IOException, InterruptedException {
        String text = text();
        for (int tenth = 0; tenth < 100 && !Stream.of(expected).allMatch(text::contains); tenth++) {
            Thread.sleep(100);
            text = text();
        }
        return text;
    }

    private String text() throws IOException {
        return lines().collect(joining("\n"));
    }

    private String added(Path file) {
        String all = text(file);
        int seen = before.getOrDefault(file, 0);
        return all.substring(seen <= all.length() ? seen : 0); // shorter where the server has begun a new file
    }

    private static Stream<Path> files() throws IOException {
        return Files.list(Path.of(System.getProperty("server.log")).getParent()).filter(Files::isRegularFile);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1); // no byte is malformed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
