package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A host that gets no token answers 401, and that alone tells nobody what to change. */
class RefusalLogTest {

    private final List<LogRecord> logged = new ArrayList<>();

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
        try (ClientLog log = new ClientLog(Level.FINE, logged::add)) {
            for (int call = 0; call < 3; call++) {
                filter.filter(request.context());
            }
        }

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.FINE, Level.FINE);
        assertThat(logged).allSatisfy(entry -> assertThat(entry.getMessage()).contains("https://other.example"));
    }

    @Test
    void saysNoMoreWhereNobodyListens() throws Exception {
        FakeRequest request = new FakeRequest(URI.create("https://other.example/deployments"));
        ClientRequestFilter filter = new CallerTokenFilter(() -> "callers-own", List.of("127.0.0.1"));

        try (ClientLog log = new ClientLog(Level.INFO, logged::add)) {
            filter.filter(request.context());
            filter.filter(request.context());
        }

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
    }
}
