package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A way for an endpoint to go wrong, or slow, or right ({@link #none()}). Immutable; give it to
 * {@link SimulatedScalekit#outage} or {@link SimulatedScalekit#script}.
 */
public final class Fault {
    /** What happens to one request; {@code healthy} is what the endpoint would have answered. */
    interface Behaviour {
        void play(Exchange exchange, Supplier<Response> healthy) throws IOException;
    }

    /** The fixed form of a date in HTTP (RFC 9110 section 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final byte[] SPACES = spaces(8192);

    private final String text;
    private final Behaviour behaviour;

    private Fault(String text, Behaviour behaviour) {
        this.text = text;
        this.behaviour = behaviour;
    }

    /** {@return no fault: the endpoint answers as it should} */
    public static Fault none() {
        return new Fault("none", (exchange, healthy) -> exchange.send(healthy.get()));
    }

    /**
     * Closes the listening socket of the whole environment, all its endpoints, until {@link SimulatedScalekit#recover}.
     * Refused connections cannot be counted; {@link #resetConnection()} can. Not for scripts.
     *
     * @return the fault
     */
    public static Fault refuseConnections() {
        return new Fault("refuse", (exchange, healthy) -> exchange.reset());
    }

    /** {@return reads the request, then resets the connection} */
    public static Fault resetConnection() {
        return new Fault("reset", (exchange, healthy) -> exchange.reset());
    }

    /**
     * Answers with a status and a short JSON body that says only {@code server_error}.
     *
     * @param code the status
     * @return the fault
     */
    public static Fault status(int code) {
        return answer("status:" + code, Response.json(code, Map.of("error", "server_error")));
    }

    /**
     * 429 with {@code Retry-After} in seconds. For 429 without that field use {@link #status}.
     *
     * @param retryAfter the wait, in whole seconds
     * @return the fault
     */
    public static Fault tooManyRequests(Duration retryAfter) {
        return tooMany(String.valueOf(retryAfter.toSeconds()), String.valueOf(retryAfter.toSeconds()));
    }

    /**
     * 429 with {@code Retry-After} as an HTTP date.
     *
     * @param retryAt the time, in whole seconds
     * @return the fault
     */
    public static Fault tooManyRequests(Instant retryAt) {
        return tooMany(retryAt.toString(), HTTP_DATE.format(retryAt));
    }

    private static Fault tooMany(String argument, String retryAfter) {
        return answer(
                "too-many-requests:" + argument,
                Response.json(429, Map.of("error", "rate_limit_exceeded")).with("Retry-After", retryAfter));
    }

    /** {@return accepts the connection and the request, and never answers} */
    public static Fault hang() {
        return new Fault("hang", (exchange, healthy) -> exchange.holdUntilClientLeaves());
    }

    /**
     * Sends status and fields at once, then the right body one byte at a time, so that no read timeout ever strikes.
     *
     * @param perByte the wait before each byte, in milliseconds
     * @return the fault
     */
    public static Fault slowDrip(Duration perByte) {
        return new Fault("drip:" + perByte.toMillis(), (exchange, healthy) -> {
            byte[] body = begin(exchange, healthy.get());
            for (byte b : body) {
                exchange.pause(perByte);
                exchange.write(new byte[] {b});
            }
        });
    }

    /** {@return announces the whole body and closes the connection after half of it} */
    public static Fault truncatedBody() {
        return new Fault("truncated", (exchange, healthy) -> {
            byte[] body = begin(exchange, healthy.get());
            exchange.write(Arrays.copyOf(body, body.length / 2));
        });
    }

    /** {@return 200 with an HTML page, as a captive portal or a proxy sends it} */
    public static Fault html() {
        return answer(
                "html",
                Response.of(
                        200, "text/html;charset=UTF-8", "<!doctype html><title>Maintenance</title><p>Back soon.</p>"));
    }

    /**
     * 200 with another body, called JSON.
     *
     * @param body the body, which need not be JSON
     * @return the fault
     */
    public static Fault body(String body) {
        return answer("body:" + body, Response.of(200, "application/json", body));
    }

    /** {@return the body {@code {"keys":null}}} */
    public static Fault nullKeys() {
        return answer("null-keys", Response.of(200, "application/json", "{\"keys\":null}"));
    }

    /** {@return the body {@code {"keys":[]}}} */
    public static Fault emptyKeySet() {
        return answer("empty-keys", Response.of(200, "application/json", "{\"keys\":[]}"));
    }

    /**
     * Answers as it should, but with a changed body: a token response without {@code expires_in}, for example.
     *
     * @param change from the right body to the one that is sent
     * @return the fault, which {@link RemoteScalekit} cannot set
     */
    public static Fault rewriteBody(UnaryOperator<String> change) {
        return new Fault("rewrite", (exchange, healthy) -> {
            Response right = healthy.get();
            exchange.send(right.withBody(change.apply(right.body())));
        });
    }

    /** {@return the right body followed by spaces without end, in chunks; it is valid JSON for whoever stops reading} */
    public static Fault endlessBody() {
        return new Fault("endless", (exchange, healthy) -> {
            Response right = healthy.get();
            exchange.begin(right, "Transfer-Encoding", "chunked");
            for (byte[] chunk = right.bytes(); ; chunk = SPACES) {
                exchange.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(UTF_8));
                exchange.write(chunk);
                exchange.write("\r\n".getBytes(UTF_8));
            }
        });
    }

    /**
     * The right body followed by spaces: valid, but too long to be read.
     *
     * @param bytes the length of the body; not below that of the right one
     * @return the fault
     */
    public static Fault hugeBody(long bytes) {
        return new Fault("huge:" + bytes, (exchange, healthy) -> {
            Response right = healthy.get();
            byte[] start = right.bytes();
            exchange.begin(right, "Content-Length", String.valueOf(Math.max(bytes, start.length)));
            exchange.write(start);
            for (long left = bytes - start.length; left > 0; left -= SPACES.length) {
                exchange.write(left < SPACES.length ? spaces((int) left) : SPACES);
            }
        });
    }

    /**
     * 302 to another address.
     *
     * @param target the address
     * @return the fault
     */
    public static Fault redirectTo(URI target) {
        return answer("redirect:" + target, new Response(302, Map.of("Location", target.toString()), ""));
    }

    /**
     * Answers as it should, but late.
     *
     * @param delay the wait, in milliseconds
     * @return the fault
     */
    public static Fault latency(Duration delay) {
        return none().after(delay);
    }

    /**
     * This fault, but late.
     *
     * @param delay the wait between the request and the fault, in milliseconds
     * @return a changed copy
     */
    public Fault after(Duration delay) {
        return new Fault("after:" + delay.toMillis() + ":" + text, (exchange, healthy) -> {
            exchange.pause(delay);
            behaviour.play(exchange, healthy);
        });
    }

    boolean refusesConnections() {
        return text.equals("refuse");
    }

    void play(Exchange exchange, Supplier<Response> healthy) throws IOException {
        behaviour.play(exchange, healthy);
    }

    private static Fault answer(String text, Response response) {
        return new Fault(text, (exchange, healthy) -> exchange.send(response));
    }

    private static byte[] begin(Exchange exchange, Response response) throws IOException {
        byte[] body = response.bytes();
        exchange.begin(response, "Content-Length", String.valueOf(body.length));
        return body;
    }

    private static byte[] spaces(int length) {
        byte[] spaces = new byte[length];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    /** {@return the fault as the control surface of {@link SimulatedScalekitServer} writes it, such as {@code status:503}} */
    @Override
    public String toString() {
        return text;
    }
}
