package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake is an HTTP request like any other; what follows belongs to its caller. */
class WebSocketIT extends QuickstartTest {
    private static final URI EVENTS = URI.create(Quickstart.URL.replaceFirst("http", "ws") + "/events");

    private static final class OneMessage implements WebSocket.Listener {
        private final CompletableFuture<String> message = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.complete(text.toString());
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }

    @Test
    void theEndpointKnowsTheCallerOfTheHandshake() throws Exception {
        OneMessage answer = new OneMessage();
        String token = SCALEKIT.mint()
                .organizationClient()
                .client("m2morg_socket")
                .scopes("read:deployments")
                .token();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(EVENTS, answer)
                .get(30, TimeUnit.SECONDS);

        socket.sendText("hello", true);

        assertThat(answer.message.get(30, TimeUnit.SECONDS)).isEqualTo("hello m2morg_socket");
        socket.abort();
    }

    @ParameterizedTest
    @CsvSource({"ANONYMOUS, 401", "STRANGER, 403", "DEPLOYER, 403", "NO_JWT, 401", "FORGED, 401", "EXPIRED, 401"})
    void theHandshakeIsRefused(Caller caller, int status) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        caller.token(SCALEKIT).ifPresent(token -> builder.header("Authorization", "Bearer " + token));

        Throwable failure = catchThrowable(
                () -> builder.buildAsync(EVENTS, new OneMessage()).join());

        assertThat(failure)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(((WebSocketHandshakeException) failure.getCause())
                        .getResponse()
                        .statusCode())
                .isEqualTo(status);
    }

    /** Of an endpoint whose constraint covers what is below its path, and of one whose constraint does not. */
    @ParameterizedTest
    @ValueSource(strings = {"/events", "/news"})
    void anotherSpellingOfThePathOpensNothing(String path) throws IOException {
        assertThat(handshake(path, Caller.READER)).isEqualTo(101);
        List<String> opened = new ArrayList<>();
        for (String spelling : Spellings.of(path)) {
            for (Caller caller : List.of(Caller.ANONYMOUS, Caller.STRANGER, Caller.FORGED)) {
                if (handshake(spelling, caller) == 101) {
                    opened.add(spelling + " to " + caller);
                }
            }
        }

        assertThat(opened).isEmpty();
        assertThat(handshake(path, Caller.READER)).isEqualTo(101);
    }

    @Test
    void theSessionEndsWithItsToken() throws Exception {
        OneMessage answer = new OneMessage();
        String token = SCALEKIT.mint()
                .organizationClient()
                .scopes("read:deployments")
                .expiresAt(Instant.now().plusSeconds(3))
                .token();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(EVENTS, answer)
                .get(30, TimeUnit.SECONDS);

        assertThat(answer.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
        socket.abort();
    }

    /** The status of the answer; 400 where the server hangs up instead. */
    private static int handshake(String path, Caller caller) {
        List<String> headers = new ArrayList<>(List.of(
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        caller.token(SCALEKIT).ifPresent(token -> headers.add("Authorization: Bearer " + token));
        try (RawConnection connection = RawConnection.open()) {
            return connection.send("GET", path, headers.toArray(String[]::new)).status();
        } catch (IOException | RuntimeException hungUp) {
            return 400;
        }
    }
}
