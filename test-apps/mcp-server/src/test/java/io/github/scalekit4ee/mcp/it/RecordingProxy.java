package io.github.scalekit4ee.mcp.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands between the clients and the server, as a proxy does in production, and writes down what they say; never a token. */
final class RecordingProxy {

    /** Those of one connection (RFC 9110 section 7.6.1), and those that the JDK writes itself. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "transfer-encoding",
            "upgrade");

    private final List<RecordedExchange> exchanges = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String target;
    private volatile String token;
    private volatile Predicate<String> metadata = path -> false;

    private RecordingProxy(int targetPort) {
        target = "http://127.0.0.1:" + targetPort;
    }

    /** Its threads are daemons and end with the tests. */
    static RecordingProxy start(int port, int targetPort) {
        RecordingProxy proxy = new RecordingProxy(targetPort);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", proxy::passOn);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "recording-proxy");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return proxy;
    }

    List<RecordedExchange> exchanges() {
        return exchanges;
    }

    void clear() {
        exchanges.clear();
        token = null;
        metadata = path -> false;
    }

    /**
     * Until {@link #clear()}, serves the resource's metadata outside the WAR's context root, where clients look for it that have seen no
     * challenge (RFC 9728 section 3.1): the rule that docs/mcp.md shows.
     *
     * @param wellKnown at which of the well-known paths
     */
    void serveMetadataAt(Predicate<String> wellKnown) {
        metadata = wellKnown;
    }

    private String rewritten(URI uri) {
        return metadata.test(uri.getPath()) ? "/mcp-server" + uri : uri.toString();
    }

    /** Until {@link #clear()}, adds this token to requests that have none: for a client that cannot be given one. */
    void addToken(String value) {
        token = value;
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, exchanges.stream().map(RecordedExchange::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + rewritten(exchange.getRequestURI())))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        String added = token;
        if (added != null && !exchange.getRequestHeaders().containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + added);
        }
        RecordedExchange recorded = RecordedExchange.of(exchange, body, added != null);
        exchanges.add(recorded);
        try (exchange) {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            recorded.answered(response);
            response.headers().map().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            answer(exchange, response, recorded);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> response, RecordedExchange recorded)
            throws IOException {
        boolean empty = exchange.getRequestMethod().equals("HEAD")
                || response.headers().firstValue("content-length").orElse("").equals("0")
                || response.statusCode() == 204
                || response.statusCode() == 304;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
        try (InputStream from = response.body()) {
            OutputStream to = exchange.getResponseBody();
            byte[] part = new byte[8192];
            for (int length = from.read(part); length >= 0 && !empty; length = from.read(part)) {
                recorded.body(part, length);
                to.write(part, 0, length);
                to.flush(); // an event of a stream does not wait for the next
            }
        }
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }
}
