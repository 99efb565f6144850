package io.github.scalekit4ee.internal.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.CallerTokenFilter;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.FakeCdi;
import io.github.scalekit4ee.client.FakeRequest;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.client.ClientLog;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.client.ScriptedHttp;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** A host that gets no token answers 401, and that alone tells nobody what to change. */
class WithheldTokenLogTest {

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

    /** As where an application makes a REST client for each call. */
    @Test
    void warnsOnceForAllFiltersOfAClient() throws Exception {
        ManualTime time = new ManualTime();
        try (ClientCredentialsClient client = TestClients.client(new ScriptedHttp(time), time)) {
            assertWarnsOnce("https://other.example", () -> new BearerTokenFilter(client));
        }
    }

    @Test
    void warnsOnceForAllFiltersOfAnApplicationWithoutACaller() throws Exception {
        try (ConfiguredClients clients = new ConfiguredClients(Map.of(), List.of("other.example"));
                FakeCdi cdi = FakeCdi.with(clients, FakeRequest.proxy(JsonWebToken.class, (method, arguments) -> {
                    throw new ContextNotActiveException();
                }))) {
            assertWarnsOnce("https://other.example goes without an access token", CallerTokenFilter::new);
        }
        assertThat(logged).allSatisfy(entry -> assertThat(entry.getMessage())
                .contains(
                        "nobody is the caller on thread "
                                + Thread.currentThread().getName(),
                        "new CallerTokenFilter(")
                .doesNotContain("deployments"));
    }

    @Test
    void warnsOnceForAGivenCallerWhoIsNobody() throws Exception {
        CallerTokenFilter filter = new CallerTokenFilter(() -> null, List.of("other.example"));

        assertWarnsOnce("https://other.example goes without an access token", () -> filter);
    }

    private void assertWarnsOnce(ClientRequestFilter filter) throws Exception {
        assertWarnsOnce("https://other.example", () -> filter);
    }

    private void assertWarnsOnce(String message, Supplier<ClientRequestFilter> filter) throws Exception {
        FakeRequest request = new FakeRequest(URI.create("https://other.example/deployments"));
        try (ClientLog log = new ClientLog(Level.FINE, logged::add)) {
            for (int call = 0; call < 3; call++) {
                filter.get().filter(request.context());
            }
        }

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.FINE, Level.FINE);
        assertThat(logged).allSatisfy(entry -> assertThat(entry.getMessage()).contains(message));
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
