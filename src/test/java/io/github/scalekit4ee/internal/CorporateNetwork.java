package io.github.scalekit4ee.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What stands between servers and an issuer in many places: a proxy that alone leads to {@value #HOST}, a name that nobody else
 * resolves, and a TLS end with a certificate that no JDK trusts, in front of a simulated environment.
 */
public final class CorporateNetwork implements AutoCloseable {

    public static final String HOST = "issuer.example";
    public static final String PASSWORD = "changeit";

    private static byte[] sharedKeys;

    private final Path keys;
    private final Path certificate;
    private final HttpsServer front;
    private final ServerSocket proxy;
    private final URI backend;
    private final HttpClient forwarding = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "corporate-network");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int refusal;
    private volatile boolean gzip;

    /**
     * With the same certificate each time: to make one takes a process of its own.
     *
     * @param backend where the TLS end takes its answers
     * @param directory for the certificate
     */
    public CorporateNetwork(URI backend, Path directory) throws Exception {
        this(backend, directory, sharedKeys(directory));
    }

    /** One with another certificate of the same name. */
    public static CorporateNetwork ofANamesake(URI backend, Path directory) throws Exception {
        return new CorporateNetwork(backend, directory, newKeys(directory));
    }

    private CorporateNetwork(URI backend, Path directory, byte[] keyStore) throws Exception {
        this.backend = backend;
        this.keys = Files.write(directory.resolve("front.p12"), keyStore);
        this.certificate = directory.resolve("front.pem");
        writeCertificate();
        front = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setHttpsConfigurator(new HttpsConfigurator(tls()));
        front.setExecutor(threads);
        front.createContext("/", this::forward);
        front.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    private static synchronized byte[] sharedKeys(Path directory) throws Exception {
        if (sharedKeys == null) {
            sharedKeys = newKeys(directory);
        }
        return sharedKeys;
    }

    private static byte[] newKeys(Path directory) throws Exception {
        Path made = directory.resolve("made.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "front",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=dns:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        made.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(made);
    }

    private void writeCertificate() throws Exception {
        String body = Base64.getMimeEncoder()
                .encodeToString(keyStore().getCertificate("front").getEncoded());
        Files.writeString(
                certificate, "a private CA\n-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore keyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keys)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private SSLContext tls() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keyStore(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Of the environment, as one who goes by way of the proxy sees it. */
    public URI environmentUrl() {
        return URI.create("https://" + HOST + ":" + frontPort());
    }

    /** Of the TLS end itself. */
    public int frontPort() {
        return front.getAddress().getPort();
    }

    /** The proxy's address. */
    public URI proxyUrl() {
        return URI.create("http://127.0.0.1:" + proxy.getLocalPort());
    }

    /** The certificate of the TLS end, as PEM. */
    public Path certificate() {
        return certificate;
    }

    /** A PKCS12 store with that certificate and its key. */
    public Path keys() {
        return keys;
    }

    /** Where tunnels were asked for, as {@code host:port}. */
    public List<String> tunnels() {
        return tunnels;
    }

    /** From now on the proxy answers so instead of opening a tunnel. */
    public void refuseTunnels(int status) {
        refusal = status;
    }

    /** From now on answers have {@code Content-Encoding: gzip}, whatever was asked for. */
    public void gzip() {
        gzip = true;
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            backend.resolve(exchange.getRequestURI().toString()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            HttpResponse<byte[]> answer = forwarding.send(request.build(), BodyHandlers.ofByteArray());
            byte[] body = gzip ? gzipped(answer.body()) : answer.body();
            if (gzip) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public static byte[] gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(body);
        }
        return bytes.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = proxy.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            if (!head.startsWith("CONNECT ") || refusal != 0) {
                int status = refusal == 0 ? 405 : refusal;
                out.write(("HTTP/1.1 " + status
                                + " No\r\nProxy-Authenticate: Basic realm=\"corp\"\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(ISO_8859_1));
                return;
            }
            tunnels.add(head.split(" ")[1]);
            try (Socket end = new Socket(InetAddress.getLoopbackAddress(), frontPort())) {
                sockets.add(end);
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
                threads.execute(() -> pump(end, socket));
                pump(socket, end);
            }
        } catch (IOException hungUp) {
            // whoever hung up knows
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException hungUp) {
            // the other direction ends too
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        front.stop(0);
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
