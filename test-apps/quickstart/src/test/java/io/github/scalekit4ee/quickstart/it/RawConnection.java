package io.github.scalekit4ee.quickstart.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection on which any bytes can be sent as a request: what a well-behaved HTTP client refuses to send. */
final class RawConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 30_000;
    private static final URI TARGET = URI.create(Quickstart.URL);

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RawConnection open() throws IOException {
        Socket socket = new Socket(TARGET.getHost(), TARGET.getPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        return new RawConnection(socket);
    }

    /** One request on a connection of its own. */
    static Answer once(String method, String path, String... headers) throws IOException {
        try (RawConnection connection = open()) {
            return connection.send(method, path, headers);
        }
    }

    Answer send(String method, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder()
                .append(method)
                .append(' ')
                .append(TARGET.getPath())
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(TARGET.getAuthority())
                .append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return answer(method);
    }

    private Answer answer(String method) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return new Answer(status, headers, method.equals("HEAD") ? "" : body(headers));
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length").get(0));
            return new String(in.readNBytes(length), ISO_8859_1);
        }
        if (!headers.containsKey("transfer-encoding")) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(new String(in.readNBytes(size), ISO_8859_1));
            line();
        }
        line();
        return body.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server ended the connection.");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).trim();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
