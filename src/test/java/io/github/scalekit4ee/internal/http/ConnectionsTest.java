package io.github.scalekit4ee.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which connections are used, and what is left of them. */
@Timeout(120)
class ConnectionsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final BoundedHttpClient http = BoundedHttpClient.open("test-connections", HttpSettings.DEFAULT);
    private SilentFirewall firewall;

    @BeforeEach
    void listen() throws IOException {
        firewall = new SilentFirewall();
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        firewall.close();
    }

    private BoundedResponse get() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(firewall.uri()).build(), DEADLINE);
    }

    @Test
    void aConnectionThatAFirewallDroppedSilentlyIsNotTakenAgain() throws Exception {
        assertThat(get().status()).isEqualTo(200);
        firewall.forgetQuietConnections();

        assertThat(get().status()).isEqualTo(200);
        assertThat(firewall.swallowed()).isFalse();
    }

    @Test
    void theSameHoldsForARequestWithABody() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpRequest request = HttpRequest.newBuilder(firewall.uri())
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            assertThat(http.send(request, DEADLINE).status()).isEqualTo(200);
            firewall.forgetQuietConnections();
        }
        assertThat(firewall.swallowed()).isFalse();
    }

    @Test
    void anExchangeLeavesNeitherAConnectionNorASelectorThread() throws Exception {
        Set<Thread> before = selectors();

        for (int i = 0; i < 10; i++) {
            get();
        }

        assertThat(firewall.allAreHungUp()).isTrue();
        assertGone(before, 0);
    }

    /** Before Java 21 one may wait for the next exchange, where no thread was known to end. */
    @Test
    void exchangesThatFailLeaveOneSelectorThreadAtMost() throws Exception {
        Set<Thread> before = selectors();
        int nobody = firewall.uri().getPort();
        firewall.close();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nobody + "/"))
                                    .build(),
                            DEADLINE))
                    .hasMessageContaining("No connection to");
            assertThatThrownBy(() -> http.send(
                            HttpRequest.newBuilder(URI.create("https://issuer.invalid/"))
                                    .build(),
                            DEADLINE))
                    .hasMessageContaining("cannot be resolved");
        }

        assertGone(before, 1);
    }

    /** Before Java 21 it ends as garbage, which a closed client must not hold. */
    @Test
    void aClosedClientKeepsNoSelectorThread() throws Exception {
        Set<Thread> before = selectors();
        assertThatThrownBy(() -> http.send(
                        HttpRequest.newBuilder(URI.create("https://issuer.invalid/"))
                                .build(),
                        DEADLINE))
                .hasMessageContaining("cannot be resolved");

        http.close();

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!madeSince(before).isEmpty() && System.nanoTime() - end < 0) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(madeSince(before)).isEmpty();
        assertThat(http).isNotNull(); // reachable till here
    }

    @Test
    void anExchangeThatIsGivenUpLeavesNeitherEither() throws Exception {
        Set<Thread> before = selectors();
        firewall.swallowEverything();

        assertThatThrownBy(
                        () -> http.send(HttpRequest.newBuilder(firewall.uri()).build(), Duration.ofMillis(500)))
                .hasMessageContaining("within 500 ms");

        assertThat(firewall.allAreHungUp()).isTrue();
        assertGone(before, 0);
    }

    private static void assertGone(Set<Thread> before, int butFor) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (madeSince(before).size() > butFor && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
        assertThat(madeSince(before)).hasSizeLessThanOrEqualTo(butFor);
    }

    private static Set<Thread> madeSince(Set<Thread> before) {
        Set<Thread> now = new HashSet<>(selectors());
        now.removeAll(before);
        return now;
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .collect(Collectors.toSet());
    }

    /** A peer that answers, behind a firewall that may have forgotten a connection: what is sent on it comes to nobody. */
    private static final class SilentFirewall {

        private static final byte[] ANSWER =
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(ISO_8859_1); // keep-alive is the default

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();
        private final Set<Socket> known = ConcurrentHashMap.newKeySet();
        private final Set<CountDownLatch> ends = ConcurrentHashMap.newKeySet();
        private volatile boolean swallowed;
        private volatile boolean swallowing;

        SilentFirewall() throws IOException {
            start(this::accept);
        }

        private static void start(Runnable task) {
            Thread thread = new Thread(task, "silent-firewall");
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        }

        void forgetQuietConnections() {
            forgotten.addAll(known);
        }

        void swallowEverything() {
            swallowing = true;
        }

        /** Whether something was sent on a connection that the firewall had forgotten. */
        boolean swallowed() {
            return swallowed;
        }

        boolean allAreHungUp() throws InterruptedException {
            for (CountDownLatch end : ends) {
                if (!end.await(20, TimeUnit.SECONDS)) {
                    return false;
                }
            }
            return !ends.isEmpty();
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = server.accept();
                    CountDownLatch end = new CountDownLatch(1);
                    ends.add(end);
                    known.add(socket);
                    start(() -> serve(socket, end));
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void serve(Socket socket, CountDownLatch end) {
            try (socket) {
                byte[] chunk = new byte[8192];
                while (socket.getInputStream().read(chunk) >= 0) {
                    if (forgotten.contains(socket)) {
                        swallowed = true;
                    } else if (!swallowing && endsRequest(chunk)) {
                        socket.getOutputStream().write(ANSWER);
                    }
                    chunk = new byte[8192];
                }
            } catch (IOException hungUp) {
                // as well
            } finally {
                end.countDown();
            }
        }

        /** Head and body of a POST may come in two pieces. */
        private static boolean endsRequest(byte[] chunk) {
            String text = new String(chunk, ISO_8859_1);
            return !text.startsWith("POST") || text.contains("grant_type");
        }

        void close() throws IOException {
            server.close();
        }
    }
}
