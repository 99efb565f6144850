package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that gets no token answers 401, and that alone tells nobody what to change. */
class RefusalLogTest {

    private static final Logger ROOM = Logger.getLogger("io.github.scalekit4ee.client");

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        ROOM.setLevel(Level.FINE);
        ROOM.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        ROOM.removeHandler(handler);
        ROOM.setLevel(null);
    }

    @Test
    void warnsOnceForAClientsToken() throws Exception {
        ManualTime time = new ManualTime();
        try (ClientCredentialsClient client = TestClients.client(new ScriptedHttp(time), time)) {
            assertWarnsOnce(new BearerTokenFilter(client));
        }
    }

    @Test
    void warnsOnceForACallersToken() throws Exception {
        assertWarnsOnce(new CallerTokenFilter(() -> "callers-own", List.of("127.0.0.1")));
    }

    private void assertWarnsOnce(ClientRequestFilter filter) throws Exception {
        FakeRequest request = new FakeRequest(URI.create("https://other.example/deployments"));
        for (int call = 0; call < 3; call++) {
            filter.filter(request.context());
        }

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.FINE, Level.FINE);
        assertThat(logged).allSatisfy(entry -> assertThat(entry.getMessage()).contains("https://other.example"));
    }

    @Test
    void saysNoMoreWhereNobodyListens() throws Exception {
        ROOM.setLevel(Level.INFO);
        FakeRequest request = new FakeRequest(URI.create("https://other.example/deployments"));
        ClientRequestFilter filter = new CallerTokenFilter(() -> "callers-own", List.of("127.0.0.1"));

        filter.filter(request.context());
        filter.filter(request.context());

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
    }
}
