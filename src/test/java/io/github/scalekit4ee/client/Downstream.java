package io.github.scalekit4ee.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service that wants a token: 401 for tokens that a test has turned down, the standing status for all others. */
public final class Downstream implements AutoCloseable {

    /** One request as it arrived. */
    public record Received(String method, URI uri, List<String> authorization, List<String> extra, String body) {

        @Nullable
        public String token() {
            return authorization.isEmpty() ? null : authorization.get(0).replaceFirst("^Bearer ", "");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private volatile boolean rejectAll;
    private volatile int status = 200;
    private volatile String refusal = "refused";
    private volatile @Nullable URI redirect;

    public Downstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/deployments?page=1");
    }

    public void reject(AccessToken token) {
        rejected.add(token.value());
    }

    public void rejectEverything() {
        rejectAll = true;
    }

    public void answer(int code) {
        status = code;
    }

    public void refuseWith(String body) {
        refusal = body;
    }

    public void redirectTo(URI target) {
        redirect = target;
        status = 307;
    }

    public List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    values(exchange, "Authorization"),
                    values(exchange, "X-Extra"),
                    body);
            received.add(request);
            boolean refused = rejectAll || request.token() == null || rejected.contains(request.token());
            URI target = redirect;
            if (target != null) {
                exchange.getResponseHeaders().set("Location", target.toString());
            }
            byte[] answer = (refused ? refusal : "answer to " + body).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            if (refused) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            if (!refused && status == 204) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            exchange.sendResponseHeaders(refused ? 401 : status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static List<String> values(HttpExchange exchange, String name) {
        return List.copyOf(exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
