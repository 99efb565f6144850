package io.github.scalekit4ee.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * The network between the nodes. Each node can be reached at the port of a relay in this process, and connects from ports of its own, so
 * that a relay knows whose connection it carries and can cut one node off from all others, in both directions.
 */
final class Grid {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PORTS_OF_A_NODE = 200;

    private final ExecutorService threads;
    private final List<Relay> relays = new ArrayList<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile int cutOff = -1;

    /**
     * What a node has to know.
     *
     * @param port where it listens
     * @param address where others reach it, as {@code host:port}
     * @param from the ports that it connects from, as {@code first-last}
     * @param members where all are reached, as {@code host:port,host:port}
     */
    record Place(int port, String address, String from, String members) {}

    /** @param parting whether the relays stand between the nodes; otherwise they reach each other directly */
    Grid(int nodes, int firstPort, boolean parting, ExecutorService threads) throws IOException {
        this.threads = threads;
        for (int i = 0; i < nodes; i++) {
            relays.add(new Relay(i, Node.freePort(), firstPort + i * PORTS_OF_A_NODE, parting));
        }
    }

    Place place(int number) {
        Relay relay = relays.get(number);
        String members = relays.stream().map(Relay::address).collect(Collectors.joining(","));
        String from = relay.firstFrom + "-" + (relay.firstFrom + PORTS_OF_A_NODE - 1);
        return new Place(relay.port, relay.address(), from, members);
    }

    /** No bytes go to or from this node, and its connections end. */
    void cutOff(int number) {
        cutOff = number;
        open.stream().filter(each -> each.from == number || each.to == number).forEach(Connection::end);
    }

    void heal() {
        cutOff = -1;
    }

    private boolean isCut(int from, int to) {
        int number = cutOff;
        return number == from || number == to;
    }

    private final class Relay {

        private final int number;
        private final int port;
        private final int firstFrom;
        private final int reachedAt;

        Relay(int number, int port, int firstFrom, boolean parting) throws IOException {
            this.number = number;
            this.port = port;
            this.firstFrom = firstFrom;
            if (parting) {
                ServerSocket listening = new ServerSocket(0, 50, LOOPBACK);
                reachedAt = listening.getLocalPort();
                threads.execute(() -> accept(listening));
            } else {
                reachedAt = port;
            }
        }

        String address() {
            return "127.0.0.1:" + reachedAt;
        }

        private void accept(ServerSocket listening) {
            while (!listening.isClosed()) {
                try {
                    Socket in = listening.accept();
                    threads.execute(() -> carry(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void carry(Socket in) {
            int from = (in.getPort() - relays.get(0).firstFrom) / PORTS_OF_A_NODE;
            Connection connection = new Connection(from, number, in, new Socket());
            open.add(connection);
            try (connection) {
                if (isCut(from, number)) {
                    return;
                }
                connection.out.connect(new InetSocketAddress(LOOPBACK, port), 2000);
                threads.execute(() -> pump(connection, connection.out, connection.in));
                pump(connection, connection.in, connection.out);
            } catch (IOException e) {
                // Nobody listens there: the other end sees that this connection ends.
            } finally {
                open.remove(connection);
            }
        }

        private void pump(Connection connection, Socket source, Socket sink) {
            byte[] bytes = new byte[8192];
            try {
                for (int n = source.getInputStream().read(bytes);
                        n >= 0;
                        n = source.getInputStream().read(bytes)) {
                    sink.getOutputStream().write(bytes, 0, n);
                }
            } catch (IOException e) {
                // One of the two ends has gone.
            } finally {
                connection.end();
            }
        }
    }

    private record Connection(int from, int to, Socket in, Socket out) implements AutoCloseable {

        void end() {
            try {
                in.close();
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
