package io.github.scalekit4ee.quickstart.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Open Liberty as a child of this process. */
final class LibertyServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    private final Process process;

    private LibertyServer(Process process) {
        this.process = process;
    }

    static LibertyServer start(
            Path installation, String serverName, int port, Map<String, String> environment, Redirect console)
            throws IOException {
        requireFree(port);
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path script = installation.resolve("bin").resolve(windows ? "server.bat" : "server");
        // Cleaned: every entry of a reproducible WAR has the same time, so Liberty's cache would hold on to the jar of
        // an
        // earlier build.
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "run", serverName, "--clean")
                .redirectErrorStream(true)
                .redirectOutput(console);
        builder.environment().putAll(environment);
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        // Maven may run on another Java than the first one in the path.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new LibertyServer(builder.start());
    }

    /** Liberty only logs a taken port and goes on; whoever holds the port would get the requests. */
    private static void requireFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IOException("Port " + port + " is taken. Set HTTP_PORT to a free one and start again.", e);
        }
    }

    void awaitAnswer(URI resource, Duration limit) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request =
                HttpRequest.newBuilder(resource).timeout(Duration.ofSeconds(10)).build();
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("Open Liberty ended before it was ready; its messages are above.");
            }
            if (answers(client, request)) {
                return;
            }
            Thread.sleep(BETWEEN_PROBES.toMillis());
        }
        throw new IOException(resource + " did not answer 200 within " + limit.toSeconds() + " s.");
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Asks the server to stop, and insists after a while. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
