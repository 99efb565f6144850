package io.github.scalekit4ee.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One Payara Micro in a process of its own. */
final class Node implements AutoCloseable {

    /** In Payara's own line about its data grid. */
    private static final String MEMBERS = "DG Size: ";

    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String name;
    private final int port;
    private final Process process;
    private final Path log;

    private Node(String name, int port, Process process, Path log) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it; it is ready later.
     *
     * @param gridPort where its Hazelcast listens
     * @param members of the cluster, as {@code host:port,host:port}
     */
    static Node start(Path target, String name, URI environment, int gridPort, String members) throws IOException {
        Path own = Files.createDirectories(target.resolve("nodes").resolve(name));
        Files.createDirectories(own.resolve("tmp"));
        // There is no option for the address of the listener.
        Path beforeBoot = Files.writeString(
                own.resolve("before-boot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + own.resolve("tmp"),
                // A member that does not answer for so long is out of the cluster; a minute by default.
                "-Dhazelcast.max.no.heartbeat.seconds=10",
                "-Dhazelcast.heartbeat.interval.seconds=1",
                // How soon halves of a split cluster find each other again; five and two minutes by default.
                "-Dhazelcast.merge.first.run.delay.seconds=10",
                "-Dhazelcast.merge.next.run.delay.seconds=5",
                "-Dhazelcast.partition.count=31",
                "-jar",
                target.resolve("servers/payara-micro.jar").toString(),
                "--port",
                Integer.toString(port),
                "--interfaces",
                "127.0.0.1",
                "--startport",
                Integer.toString(gridPort),
                "--clustermode",
                "tcpip:" + members,
                "--clustername",
                "revocations",
                "--disablephonehome",
                "--prebootcommandfile",
                beforeBoot.toString(),
                "--contextroot",
                "cluster",
                "--deploy",
                target.resolve("cluster.war").toString());
        command.environment().put("SCALEKIT_ENVIRONMENT_URL", environment.toString());
        command.environment().put("SCALEKIT_ALLOW_MISSING_AUDIENCE", "true");
        command.environment().put("SCALEKIT_REVOCATIONS_CACHE", "revocations");
        command.environment().put("SCALEKIT_CLIENT_SHARED_CACHE", "client-tokens");
        for (String client : new String[] {"FIRST", "SECOND"}) {
            String prefix = "SCALEKIT_CLIENTS_" + client;
            command.environment().put(prefix + "_CLIENT_ID", SharedTokens.id(client));
            command.environment().put(prefix + "_CLIENT_SECRET", SharedTokens.secret(client));
        }
        Path log = own.resolve("console.log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Node node = new Node(name, port, process, log);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop-" + name));
        return node;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    /** Returns when the token is accepted. */
    void awaitReady(String token) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException(name + " has ended; its messages are in " + log + ".");
            }
            if (status(token) == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IOException(name + " did not start in time; its messages are in " + log + ".");
    }

    /** What a request with the token gets; 0 where there is no answer within two seconds. */
    int status(String token) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri("work")).header("Authorization", "Bearer " + token));
    }

    /**
     * The digest of the token that it has for outgoing calls.
     *
     * @param client of its configuration
     * @return empty where it has none, or does not answer within ten seconds
     */
    String outgoing(String client, String token) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("outgoing/" + client))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    void revokeSession(String sid, String operator) throws InterruptedException {
        int status = send(HttpRequest.newBuilder(uri("revocations/sessions/" + sid))
                .header("Authorization", "Bearer " + operator)
                .POST(HttpRequest.BodyPublishers.noBody()));
        if (status != 204) {
            throw new IllegalStateException(name + " answered " + status + " to a revocation.");
        }
    }

    private int send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/cluster/api/" + path);
    }

    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** At once (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Members of the cluster, as this node has logged it last; 0 for never. */
    int members() throws IOException {
        int members = 0;
        for (String line : Files.readAllLines(log)) {
            int at = line.indexOf(MEMBERS);
            if (at >= 0) {
                members = Integer.parseInt(line.substring(at + MEMBERS.length()).strip());
            }
        }
        return members;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
