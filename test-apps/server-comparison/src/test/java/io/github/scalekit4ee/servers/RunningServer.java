package io.github.scalekit4ee.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, which ends with this one. */
public final class RunningServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final long BETWEEN_PROBES_MILLIS = 500;

    private final String name;
    private final Process process;
    private final int port;
    private final Path log;

    private RunningServer(String name, Process process, int port, Path log) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** @param command run with the environment of the builder; its output goes to the log */
    public static RunningServer start(String name, ProcessBuilder command, int port, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningServer server = new RunningServer(name, process, port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-" + name));
        return server;
    }

    /** A port that nobody has at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** What the server has written to its console. */
    public String console() throws IOException {
        return Files.readString(log);
    }

    /** Returns when the request is answered 200. */
    public void await(byte[] request) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException(name + " has ended; its messages are in " + log + ".");
            }
            if (answers200(request)) {
                return;
            }
            Thread.sleep(BETWEEN_PROBES_MILLIS);
        }
        throw new IOException(name + " did not answer 200 in time; its messages are in " + log + ".");
    }

    /** Returns when the server accepts connections, as one without an application does at last. */
    public void awaitListening() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(BETWEEN_PROBES_MILLIS);
            }
        }
        throw new IOException(name + " did not start; its messages are in " + log + ".");
    }

    private boolean answers200(byte[] request) {
        try (KeptConnection connection = new KeptConnection(port)) {
            return connection.exchange(request).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The process identifier of the server's virtual machine. */
    public long pid() {
        return virtualMachine().pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** CPU time of the server so far, in user and kernel mode, of all its threads. */
    public Duration cpu() {
        return virtualMachine().info().totalCpuDuration().orElseThrow();
    }

    /** A start script may stay as the parent of the virtual machine. */
    private ProcessHandle virtualMachine() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .max(Comparator.comparing(
                        handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO)))
                .orElseThrow();
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
