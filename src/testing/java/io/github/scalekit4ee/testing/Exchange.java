package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request and the connection it came by. A fault may answer it byte by byte, badly, or not at all. */
final class Exchange {
    private final Socket socket;
    private final InputStream in;
    private final RecordedRequest request;
    private boolean keepAlive;

    Exchange(Socket socket, InputStream in, RecordedRequest request) {
        this.socket = socket;
        this.in = in;
        this.request = request;
        this.keepAlive = !request.asksToClose();
    }

    RecordedRequest request() {
        return request;
    }

    boolean keepsConnection() {
        return keepAlive && !socket.isClosed();
    }

    void send(Response response) throws IOException {
        byte[] body = response.bytes();
        Map<String, String> framing = new LinkedHashMap<>();
        framing.put("Content-Length", String.valueOf(body.length));
        if (!keepAlive) {
            framing.put("Connection", "close");
        }
        boolean headOnly = request.method().equals("HEAD");
        byte[] head = headBytes(response, framing);
        byte[] all = new byte[head.length + (headOnly ? 0 : body.length)];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, all.length - head.length);
        write(all);
    }

    /** Writes status and fields for a body that the caller writes by itself, and closes the connection afterwards. */
    void begin(Response response, String framingName, String framingValue) throws IOException {
        keepAlive = false;
        write(headBytes(response, Map.of(framingName, framingValue)));
    }

    void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The environment is closing.");
        }
    }

    /** Answers nothing for as long as the client waits. */
    void holdUntilClientLeaves() throws IOException {
        keepAlive = false;
        // Whatever the client still says is not answered either.
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Ends the connection with RST, so that the client sees a reset and no orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static byte[] headBytes(Response response, Map<String, String> framing) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers().forEach((name, value) -> field(head, name, value));
        framing.forEach((name, value) -> field(head, name, value));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static String reason(int status) {
        return status < 300 ? "OK" : status < 400 ? "Found" : status < 500 ? "Client Error" : "Server Error";
    }
}
