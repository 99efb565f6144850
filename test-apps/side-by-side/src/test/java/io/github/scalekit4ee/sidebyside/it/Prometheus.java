package io.github.scalekit4ee.sidebyside.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Prometheus process that reads one server's {@code /metrics} every second. */
final class Prometheus implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI url;

    private Prometheus(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** {@return the program: what the system property {@code prometheus} names, or that of the path} */
    static Optional<Path> find() {
        String given = System.getProperty("prometheus", "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        return Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator")))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param directory for its configuration and data
     * @param target host and port
     * @param rules a file of alerts
     */
    static Prometheus start(Path program, Path directory, String target, String rules) throws Exception {
        Files.writeString(directory.resolve("rules.yml"), rules);
        Path configuration = Files.writeString(
                directory.resolve("prometheus.yml"),
                """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: shop
                    static_configs:
                      - targets: ['%s']
                """
                        .formatted(target));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = directory.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Prometheus started = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
        try {
            started.awaitReady(log);
        } catch (Exception e) {
            started.close();
            throw e;
        }
        return started;
    }

    private void awaitReady(Path log) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (send("/-/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(100);
        }
        throw new IOException("Prometheus did not start: " + Files.readString(log));
    }

    /** {@return the value of each series that the expression gives now} */
    List<Double> values(String expression) throws Exception {
        JsonObject answer = json("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        JsonArray result = answer.getJsonObject("data").getJsonArray("result");
        return result.getValuesAs(JsonObject.class).stream()
                .map(series -> Double.valueOf(series.getJsonArray("value").getString(1)))
                .toList();
    }

    /** {@return the health of each alert: {@code ok} once it has been evaluated without an error} */
    List<String> alerts() throws Exception {
        JsonArray groups = json("/api/v1/rules").getJsonObject("data").getJsonArray("groups");
        return groups.getValuesAs(JsonObject.class).stream()
                .flatMap(group -> group.getJsonArray("rules").getValuesAs(JsonObject.class).stream())
                .map(rule -> rule.getString("health"))
                .toList();
    }

    private JsonObject json(String path) throws Exception {
        HttpResponse<String> response = send(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.body());
        }
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private HttpResponse<String> send(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
