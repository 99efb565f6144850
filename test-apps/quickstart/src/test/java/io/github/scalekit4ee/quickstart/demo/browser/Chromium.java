package io.github.scalekit4ee.quickstart.demo.browser;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A Chromium process with a profile of its own, which asks nobody on the network for anything. */
public final class Chromium implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final Path profile;
    private final URI devTools;

    private Chromium(Process process, Path profile, URI devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** {@return the program: what the system property {@code chromium} names, or the first of the usual names in the path} */
    public static Optional<Path> find() {
        String given = System.getProperty("chromium", "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        List<Path> folders = Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator")))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("chromium-of-the-demo");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD);
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's sandbox refuses to run as root, as containers of CI do.
            builder.command().add("--no-sandbox");
        }
        builder.command().add("about:blank");
        Process process = builder.start();
        try {
            return new Chromium(process, profile, devTools(process, profile.resolve("DevToolsActivePort")));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The browser takes a free port and writes it into a file of its profile. */
    private static URI devTools(Process process, Path portFile) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(portFile)) {
                List<String> lines = Files.readAllLines(portFile);
                if (lines.size() > 1) {
                    return URI.create("http://127.0.0.1:" + lines.get(0) + "/");
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium did not open its port for tools within " + START_LIMIT.toSeconds() + " s.");
    }

    /** {@return a new page, which shows nothing yet} */
    public Page page() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(devTools.resolve("json/new?about:blank"))
                .PUT(BodyPublishers.noBody())
                .build();
        String target = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Page.open(URI.create(
                Json.createReader(new StringReader(target)).readObject().getString("webSocketDebuggerUrl")));
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        // The helpers write to the profile to the end, some of them longer than the browser itself.
        for (ProcessHandle each : all) {
            end(each);
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void end(ProcessHandle handle) {
        try {
            handle.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            handle.destroyForcibly();
        }
    }
}
