package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT = new SimulatedScalekitExtension();

    private final SimulatedScalekit scalekit = SCALEKIT.scalekit();
    private final URI keys = scalekit.environmentUrl().resolve("/keys");

    private HttpResponse<String> keys() throws Exception {
        return HttpTestSupport.get(scalekit, "/keys");
    }

    private void healthy() throws Exception {
        assertThat(keys().statusCode()).isEqualTo(200);
    }

    /** Reads what the server sends as it is, until it closes or so many bytes have come. */
    private String raw(int atMost) throws IOException {
        try (Socket socket = new Socket(keys.getHost(), keys.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /keys HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(atMost), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusedConnectionIsRefusedByTheKernelUntilRecoveryOnTheSamePort() throws Exception {
        healthy();
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());

        assertThatThrownBy(() -> new Socket(keys.getHost(), keys.getPort()).close())
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(this::keys).isInstanceOf(ConnectException.class);
        scalekit.recover();
        healthy();
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(2);
    }

    @Test
    void refusalMayComeAndGoManyTimes() throws Exception {
        for (int i = 0; i < 20; i++) {
            scalekit.outage(Endpoint.TOKEN, Fault.refuseConnections());
            assertThatThrownBy(this::keys).isInstanceOf(ConnectException.class);
            scalekit.recover(Endpoint.TOKEN);
            healthy();
        }
    }

    @Test
    void anotherFaultInPlaceOfRefusalListensAgain() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        scalekit.outage(Endpoint.KEYS, Fault.status(500));

        assertThat(keys().statusCode()).isEqualTo(500);
    }

    @Test
    void resetConnectionIsCounted() {
        scalekit.outage(Endpoint.KEYS, Fault.resetConnection());

        assertThatThrownBy(() -> raw(1)).isInstanceOf(IOException.class).hasMessageContaining("reset");
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void statusIsSent(int status) throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.status(status));

        assertThat(keys().statusCode()).isEqualTo(status);
        assertThat(keys().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void faultOfOneEndpointLeavesTheOthersAlone() throws Exception {
        scalekit.outage(Endpoint.TOKEN, Fault.status(503));

        healthy();
        assertThat(HttpTestSupport.requestToken(scalekit, "").statusCode()).isEqualTo(503);
    }

    @Test
    void tooManyRequestsSaysSeconds() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.tooManyRequests(Duration.ofSeconds(7)));

        assertThat(keys().statusCode()).isEqualTo(429);
        assertThat(keys().headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void tooManyRequestsSaysAnHttpDate() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.tooManyRequests(Instant.parse("2026-06-03T08:05:09Z")));

        assertThat(keys().headers().firstValue("Retry-After")).contains("Wed, 03 Jun 2026 08:05:09 GMT");
    }

    @Test
    void hangNeverAnswers() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.hang());

        assertThatThrownBy(() -> HttpTestSupport.get(keys, SHORT)).isInstanceOf(HttpTimeoutException.class);
        assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(1);
        scalekit.recover();
        healthy();
    }

    @Test
    void slowDripSendsTheRightBodyByteByByte() throws Exception {
        int length = keys().body().length();
        scalekit.outage(Endpoint.KEYS, Fault.slowDrip(Duration.ofMillis(1)));
        long start = System.nanoTime();
        HttpResponse<String> response = keys();

        assertThat(response.body()).hasSize(length).startsWith("{\"keys\":[{").endsWith("}]}");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(length));
    }

    @Test
    void slowDripSendsTheHeadAtOnce() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.slowDrip(Duration.ofMinutes(1)));
        try (Socket socket = new Socket(keys.getHost(), keys.getPort())) {
            socket.getOutputStream().write("GET /keys HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: ");
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void truncatedBodyBreaksOffInTheMiddle() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.truncatedBody());

        assertThatThrownBy(this::keys).isInstanceOf(IOException.class);
        String all = raw(100_000);
        int announced = Integer.parseInt(all.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        int sent = all.length() - all.indexOf("\r\n\r\n") - 4;
        assertThat(sent).isEqualTo(announced / 2);
    }

    @Test
    void htmlComesWithStatus200() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.html());
        HttpResponse<String> response = keys();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body()).startsWith("<!doctype html>");
    }

    @Test
    void bodiesAreSentAsTheyAre() throws Exception {
        scalekit.script(Endpoint.KEYS, Fault.nullKeys(), Fault.emptyKeySet(), Fault.body("{\"keys\":"));

        assertThat(keys().body()).isEqualTo("{\"keys\":null}");
        assertThat(keys().body()).isEqualTo("{\"keys\":[]}");
        assertThat(keys().body()).isEqualTo("{\"keys\":");
    }

    @Test
    void rewrittenBodyStartsFromTheRightOne() throws Exception {
        scalekit.registerClient("m2m", "s");
        scalekit.outage(Endpoint.TOKEN, Fault.rewriteBody(body -> body.replaceFirst("\"expires_in\":\\d+,", "")));
        HttpResponse<String> response =
                HttpTestSupport.requestToken(scalekit, "grant_type=client_credentials&client_id=m2m&client_secret=s");

        assertThat(HttpTestSupport.json(response)).containsKey("access_token").doesNotContainKey("expires_in");
    }

    @Test
    void endlessBodyGoesOnUntilTheClientStops() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.endlessBody());

        assertThat(raw(3_000_000)).hasSize(3_000_000).contains("Transfer-Encoding: chunked");
    }

    @Test
    void hugeBodyIsAsLongAsAskedAndStillAKeySet() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.hugeBody(1_400_001));
        String body = keys().body();

        assertThat(body).hasSize(1_400_001).startsWith("{\"keys\":[{");
        assertThat(body.strip()).endsWith("}]}");
    }

    @Test
    void redirectNamesItsTarget() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.redirectTo(URI.create("https://elsewhere.example/keys")));

        assertThat(keys().statusCode()).isEqualTo(302);
        assertThat(keys().headers().firstValue("Location")).contains("https://elsewhere.example/keys");
    }

    @Test
    void latencyDelaysTheRightAnswer() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.latency(Duration.ofMillis(200)));
        long start = System.nanoTime();
        healthy();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void scriptFailsTwiceAndThenSucceeds() throws Exception {
        scalekit.script(Endpoint.KEYS, Fault.status(500), Fault.status(503));

        assertThat(keys().statusCode()).isEqualTo(500);
        assertThat(keys().statusCode()).isEqualTo(503);
        healthy();
        healthy();
    }

    @Test
    void scriptMayNotRefuseConnections() {
        assertThatThrownBy(() -> scalekit.script(Endpoint.KEYS, Fault.refuseConnections()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resetConnection");
    }

    @Test
    void recoveryEndsAScript() throws Exception {
        scalekit.script(Endpoint.KEYS, Fault.status(500), Fault.status(500));
        scalekit.recover(Endpoint.KEYS);

        healthy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "refuse",
                "reset",
                "hang",
                "truncated",
                "html",
                "null-keys",
                "empty-keys",
                "endless",
                "status:503",
                "too-many-requests:5",
                "too-many-requests:2026-06-03T08:05:09Z",
                "drip:100",
                "huge:1400000",
                "body:{\"a\":1}",
                "redirect:http://127.0.0.1:1/keys",
                "after:500:status:503"
            })
    void textFormIsReadAndWritten(String text) {
        assertThat(FaultText.parse(text)).hasToString(text);
    }

    @Test
    void latencyIsAnotherTextForNoFaultAfterAWhile() {
        assertThat(FaultText.parse("latency:500")).hasToString("after:500:none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "rewrite", "status:x", "after:5"})
    void unknownTextIsRefused(String text) {
        assertThatThrownBy(() -> FaultText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
