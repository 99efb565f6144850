package io.github.scalekit4ee.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.scalekit4ee.internal.CorporateNetwork;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JdkBoundedHttpClientTest {

    private static byte[] keyStoreOfTheServer;

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);

    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    private final BoundedHttpClient http = BoundedHttpClient.open("test-http", HttpSettings.DEFAULT);
    private SimulatedScalekit scalekit;

    @BeforeEach
    void environment() {
        scalekit = extension.scalekit();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private BoundedResponse get(Duration deadline) throws IOException, InterruptedException {
        return get(URI.create(scalekit.environmentUrl() + "/keys"), deadline);
    }

    private BoundedResponse get(URI uri, Duration deadline) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), deadline);
    }

    @Test
    void returnsAnswersOfEveryStatus() throws Exception {
        assertThat(get(DEADLINE).status()).isEqualTo(200);
        scalekit.outage(Endpoint.KEYS, Fault.status(503));
        assertThat(get(DEADLINE).status()).isEqualTo(503);
        scalekit.outage(Endpoint.KEYS, Fault.status(401));
        assertThat(get(DEADLINE).status()).isEqualTo(401);
    }

    @Test
    void sendsABody() throws Exception {
        BoundedResponse response = http.send(
                HttpRequest.newBuilder(URI.create(scalekit.environmentUrl() + "/oauth/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=a&client_secret=b"))
                        .build(),
                DEADLINE);

        assertThat(new String(response.body(), UTF_8)).contains("invalid_client");
        assertThat(response).hasToString("BoundedResponse[" + response.status() + "]");
    }

    @Test
    void neverFollowsARedirect() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.redirectTo(URI.create(scalekit.environmentUrl() + "/elsewhere")));

        assertThat(get(DEADLINE).status()).isEqualTo(302);
        assertThat(scalekit.requests(Endpoint.OTHER)).isZero();
    }

    @Test
    void readsABodyOfExactlyTheBound() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.hugeBody(BoundedHttpClient.MAX_BODY_BYTES));
        assertThat(get(DEADLINE).body()).hasSize(BoundedHttpClient.MAX_BODY_BYTES);
    }

    @Test
    void stopsAtABodyOverTheBound() {
        for (Fault fault : new Fault[] {
            Fault.hugeBody(BoundedHttpClient.MAX_BODY_BYTES + 1),
            Fault.hugeBody(1_400_000_000_000L),
            Fault.endlessBody()
        }) {
            scalekit.outage(Endpoint.KEYS, fault);
            assertThatThrownBy(() -> get(DEADLINE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the answer is larger than 65536 bytes");
        }
    }

    @Test
    void doesNotWaitForABodyThatIsAnnouncedOverTheBound() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> hungUp = CompletableFuture.supplyAsync(() -> announce(server, 65_537));

            assertThatThrownBy(() -> get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), DEADLINE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the answer is larger than 65536 bytes");

            assertThat(hungUp.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Sends a head and not one byte of the body; whether the client then hangs up. */
    private static boolean announce(ServerSocket server, int length) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n").getBytes(UTF_8));
            socket.setSoTimeout(20_000);
            while (socket.getInputStream().read() >= 0) {
                // the request
            }
            return true;
        } catch (IOException e) {
            return e instanceof SocketException; // reset
        }
    }

    @Test
    void asksForNoContentCodingAndUnderstandsGzipAllTheSame() throws Exception {
        try (Coding peer = new Coding("gzip", 200, CorporateNetwork.gzipped("{}".getBytes(UTF_8)))) {
            HttpRequest request = HttpRequest.newBuilder(peer.uri())
                    .header("Accept", "application/json")
                    .header("Accept-Encoding", "br")
                    .build();

            assertThat(new String(http.send(request, DEADLINE).body(), UTF_8)).isEqualTo("{}");
            assertThat(peer.asked).containsExactly("identity");
            assertThat(peer.accepted).containsExactly("application/json");
        }
    }

    @Test
    void saysWhatIsWrongWithTheContentCoding() throws Exception {
        byte[] bomb = CorporateNetwork.gzipped(new byte[60 * 1024 * 1024]);
        byte[] truncated = Arrays.copyOf(bomb, 1000);
        try (Coding brotli = new Coding("br", 200, new byte[] {1});
                Coding large = new Coding("gzip", 200, bomb);
                Coding cut = new Coding("x-gzip", 200, truncated)) {
            String prefix = "The exchange with 127.0.0.1:";
            assertThatThrownBy(() -> get(brotli.uri(), DEADLINE))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            prefix + brotli.uri().getPort() + " failed: the answer has the content coding \"br\", which"
                                    + " was not asked for. Have the peer, or a proxy in front of it, send none (Accept-Encoding:"
                                    + " identity)");
            assertThatThrownBy(() -> get(large.uri(), DEADLINE))
                    .hasMessage(prefix + large.uri().getPort()
                            + " failed: the answer is larger than 65536 bytes without its gzip coding");
            assertThatThrownBy(() -> get(cut.uri(), DEADLINE))
                    .hasMessageStartingWith(prefix + cut.uri().getPort() + " failed: the answer");
        }
    }

    /** Its Retry-After matters, and its status. */
    @Test
    void anErrorIsAnErrorThoughItsBodyCannotBeRead() throws Exception {
        try (Coding peer = new Coding("br", 503, new byte[] {1, 2, 3})) {
            BoundedResponse response = get(peer.uri(), DEADLINE);

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(response.body()).isEmpty();
        }
    }

    /** Answers with a content coding, whatever it is asked for. */
    private static final class Coding implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile List<String> asked = List.of();
        private volatile List<String> accepted = List.of();

        Coding(String coding, int status, byte[] body) throws IOException {
            server.createContext("/", exchange -> {
                asked = exchange.getRequestHeaders().get("Accept-Encoding");
                accepted = exchange.getRequestHeaders().get("Accept");
                exchange.getResponseHeaders().set("Content-Encoding", coding);
                exchange.getResponseHeaders().set("Retry-After", "7");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void theDeadlineIsOverTheWholeExchange() {
        for (Fault fault : new Fault[] {Fault.hang(), Fault.slowDrip(Duration.ofMillis(20))}) {
            scalekit.outage(Endpoint.KEYS, fault);
            long began = System.nanoTime();

            assertThatThrownBy(() -> get(SHORT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No complete answer from 127.0.0.1:"
                            + scalekit.environmentUrl().getPort() + " within 700 ms");

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, SHORT.plusSeconds(2));
        }
    }

    @Test
    void hangsUpAtTheDeadline() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> afterwards = CompletableFuture.supplyAsync(() -> dripUntilHungUp(server));

            assertThatThrownBy(() -> get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), SHORT))
                    .isInstanceOf(IOException.class);

            assertThat(afterwards.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static Integer dripUntilHungUp(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(UTF_8));
            int sent = 0;
            while (true) {
                try {
                    socket.getOutputStream().write(' ');
                    Thread.sleep(20);
                    sent++;
                } catch (IOException hungUp) {
                    return sent;
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatABodyWasTruncated() {
        scalekit.outage(Endpoint.KEYS, Fault.truncatedBody());
        assertThatThrownBy(() -> get(DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The exchange with 127.0.0.1:");
    }

    @Test
    void saysThatNobodyListens() {
        int port = scalekit.environmentUrl().getPort();
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        assertThatThrownBy(() -> get(DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessage("No connection to 127.0.0.1:" + port + " can be made");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThatThrownBy(() -> get(URI.create("https://keys.invalid/keys"), DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The host name of keys.invalid cannot be resolved. Check how it is written and this machine's"
                                + " name service; where a proxy alone leads out, set scalekit.http.proxy"
                                + " (SCALEKIT_HTTP_PROXY)");
    }

    @Test
    void saysThatThePeerSpeaksNoTls() {
        assertThatThrownBy(() -> get(
                        URI.create(
                                "https://127.0.0.1:" + scalekit.environmentUrl().getPort() + "/keys"),
                        DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("TLS with 127.0.0.1:")
                .hasMessageContaining(" failed: ");
    }

    @Test
    void refusesACertificateThatNobodyTrusts(@TempDir Path directory) throws Exception {
        HttpsServer server = serverWithItsOwnCertificate(directory);
        try {
            assertThatThrownBy(() -> get(
                            URI.create(
                                    "https://localhost:" + server.getAddress().getPort() + "/"),
                            DEADLINE))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("TLS with localhost:")
                    .hasMessageContaining("PKIX");
        } finally {
            server.stop(0);
        }
    }

    private static HttpsServer serverWithItsOwnCertificate(Path directory) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(keyStoreOfTheServer(directory)), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }

    /** Made once a JVM: it takes a process of its own. */
    private static synchronized byte[] keyStoreOfTheServer(Path directory) throws Exception {
        if (keyStoreOfTheServer == null) {
            Path store = directory.resolve("server.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .start();
            assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
            keyStoreOfTheServer = Files.readAllBytes(store);
        }
        return keyStoreOfTheServer;
    }

    @Test
    void anInterruptEndsTheExchange() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.hang());
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                get(DEADLINE);
            } catch (IOException | InterruptedException e) {
                end.complete(e);
            }
        });
        caller.start();
        scalekit.journal().awaitRequests(Endpoint.KEYS, 1, Duration.ofSeconds(10));

        caller.interrupt();

        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aClosedClientSendsNothing() {
        http.close();
        http.close();

        assertThatThrownBy(() -> get(DEADLINE)).isInstanceOf(IOException.class).hasMessageContaining("given up");
        assertThat(scalekit.requests(Endpoint.KEYS)).isZero();
    }

    /** Whichever of the two comes first, so many times that each does. */
    @Test
    void aRequestThatMeetsTheEndOfTheClientIsGivenUpForThatReasonOrAnswered() throws Exception {
        for (int i = 0; i < 300; i++) {
            BoundedHttpClient ending = BoundedHttpClient.open("test-http-ending", HttpSettings.DEFAULT);
            CompletableFuture<Void> end = CompletableFuture.runAsync(ending::close);
            try {
                ending.send(
                        HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/keys"))
                                .build(),
                        DEADLINE);
            } catch (IOException e) {
                assertThat(e).hasMessageEndingWith("was given up because the application stops");
            }
            end.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void startsNoThreadBeforeTheFirstRequest() throws Exception {
        String ownName = "threads-of-this-test"; // a closed client of another test may still have one that ends
        BoundedHttpClient fresh = BoundedHttpClient.open(ownName, HttpSettings.DEFAULT);
        try {
            assertThat(threadsOf(ownName)).isEmpty();

            fresh.send(
                    HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/keys"))
                            .build(),
                    DEADLINE);

            assertThat(threadsOf(ownName)).isNotEmpty().allMatch(Thread::isDaemon);
        } finally {
            fresh.close();
        }
    }

    @Test
    void noThreadKeepsTheApplicationsClassLoader() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.hang());
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            CompletableFuture<ClassLoader> after = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                assertThatThrownBy(() -> get(DEADLINE)).isInstanceOf(InterruptedException.class);
                after.complete(Thread.currentThread().getContextClassLoader());
            });
            caller.setContextClassLoader(application);
            caller.start();
            scalekit.journal().awaitRequests(Endpoint.KEYS, 1, Duration.ofSeconds(10));

            assertThat(threadsOf("HttpClient-")).isNotEmpty();
            assertThat(threadsOf(""))
                    .filteredOn(other -> other != caller && !other.getName().startsWith("simulated-scalekit"))
                    .noneMatch(other -> other.getContextClassLoader() == application);
            caller.interrupt();
            assertThat(after.get(10, TimeUnit.SECONDS)).isSameAs(application);
        }
    }

    private static List<Thread> threadsOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }
}
