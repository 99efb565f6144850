package io.github.scalekit4ee.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP server on 127.0.0.1. The JDK's own server cannot do what an outage does: refuse connections and listen
 * again on the same port, reset, or break off inside a body.
 */
final class LoopbackListener implements AutoCloseable {
    /** Answers one request, by any means that the exchange has. */
    interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    private static final int BACKLOG = 1024;
    private static final int BIND_ATTEMPTS = 100;

    private final Executor threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress address;
    private ServerSocket listening;
    private @Nullable Handler handler;
    private @Nullable Socket placeholder;

    LoopbackListener(int port, Executor threads) {
        this.threads = threads;
        this.listening = listen(new InetSocketAddress(loopback(), port));
        this.address = new InetSocketAddress(loopback(), listening.getLocalPort());
    }

    /** Starts to answer. Until then connections wait, so that a handler can be built that needs to know the address. */
    synchronized void open(Handler answersBy) {
        handler = answersBy;
        acceptFrom(listening, answersBy);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Closes the listening socket and every connection: from now on the kernel refuses. */
    synchronized void refuse() {
        if (!listening.isClosed()) {
            closeSockets();
            placeholder = holdPort();
        }
    }

    synchronized void listenAgain() {
        if (placeholder != null && handler != null) {
            close(placeholder);
            placeholder = null;
            listening = listen(address);
            acceptFrom(listening, handler);
        }
    }

    @Override
    public synchronized void close() {
        closeSockets();
        if (placeholder != null) {
            close(placeholder);
            placeholder = null;
        }
    }

    /**
     * A socket that is bound but does not listen: connections are refused, and no other process gets the port. It also
     * keeps a client on the loopback address from being given this very port as its own and so connecting to itself.
     */
    private Socket holdPort() {
        return bound(address, () -> {
            Socket socket = new Socket();
            socket.setReuseAddress(true);
            try {
                socket.bind(address);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        });
    }

    private static ServerSocket listen(InetSocketAddress on) {
        return bound(on, () -> {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(on, BACKLOG);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        });
    }

    /** The kernel frees a port only when the last thread has left accept(), which may be after close() has returned. */
    private static <T> T bound(InetSocketAddress on, Binding<T> binding) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return binding.bind();
                } catch (BindException e) {
                    if (attempt == BIND_ATTEMPTS) {
                        throw e;
                    }
                    Thread.sleep(5);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot bind " + on + ". Choose a free port, or 0 for any.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + on + ".", e);
        }
    }

    private interface Binding<T> {
        T bind() throws IOException;
    }

    private void acceptFrom(ServerSocket server, Handler answersBy) {
        threads.execute(() -> {
            while (!server.isClosed()) {
                accept(server, answersBy);
            }
        });
    }

    private void accept(ServerSocket server, Handler answersBy) {
        try {
            Socket socket = server.accept();
            connections.add(socket);
            if (server.isClosed()) {
                close(socket);
            } else {
                threads.execute(() -> serve(socket, answersBy));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException("The simulated environment cannot accept connections.", e);
            }
        }
    }

    private void serve(Socket socket, Handler answersBy) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            RequestReader reader = new RequestReader(in);
            for (RecordedRequest request = reader.next(); request != null; request = reader.next()) {
                Exchange exchange = new Exchange(socket, in, request);
                answersBy.handle(exchange);
                if (!exchange.keepsConnection()) {
                    break;
                }
            }
        } catch (IOException e) {
            // The client went away or spoke no HTTP, or the environment closed. A client sees it; a server has nobody
            // to tell.
        } finally {
            connections.remove(socket);
        }
    }

    private void closeSockets() {
        close(listening);
        connections.forEach(LoopbackListener::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("A socket does not close.", e);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
