package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTokenFilterTest {

    private final AtomicReference<String> caller = new AtomicReference<>("callers-own");
    private final Downstream downstream = new Downstream();
    private final Client rest =
            ClientBuilder.newClient().register(new CallerTokenFilter(caller::get, List.of("127.0.0.1")));

    @AfterEach
    void close() {
        rest.close();
        downstream.close();
    }

    @Test
    void passesTheCallersTokenOn() {
        rest.target(downstream.uri()).request().get();
        caller.set("another-callers");
        rest.target(downstream.uri()).request().get();

        assertThat(downstream.received())
                .extracting(Downstream.Received::token)
                .containsExactly("callers-own", "another-callers");
    }

    @Test
    void anInvocationThatIsMadeAgainHasTheTokenOfWhoMakesIt() {
        Invocation invocation = rest.target(downstream.uri()).request().buildGet();
        invocation.invoke();
        caller.set("another-callers");
        invocation.invoke();
        caller.set(null);
        invocation.invoke();

        assertThat(downstream.received())
                .extracting(Downstream.Received::authorization)
                .containsExactly(List.of("Bearer callers-own"), List.of("Bearer another-callers"), List.of());
    }

    @Test
    void leavesNothingInTheRequestsPropertiesThatShowsTheToken() {
        FakeRequest request = new FakeRequest(downstream.uri());

        new CallerTokenFilter(caller::get, List.of("127.0.0.1")).filter(request.context());

        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer callers-own");
        assertThat(request.properties().toString()).doesNotContain("callers-own");
    }

    @Test
    void addsNothingWithoutACaller() {
        caller.set(null);

        rest.target(downstream.uri()).request().get();

        assertThat(downstream.received().get(0).authorization()).isEmpty();
    }

    @Test
    void passesTheTokenToNoOtherHost() {
        rest.target(URI.create(downstream.uri().toString().replace("127.0.0.1", "localhost")))
                .request()
                .get();

        assertThat(downstream.received().get(0).authorization()).isEmpty();
    }

    @Test
    void leavesAnAuthorizationThatIsThereAlready() {
        rest.target(downstream.uri())
                .request()
                .header("Authorization", "Basic x")
                .get();

        assertThat(downstream.received().get(0).authorization()).containsExactly("Basic x");
    }

    @Test
    void passesTheTokenAlongWithNoRedirect() {
        try (Downstream other = new Downstream()) {
            downstream.redirectTo(other.uri());

            assertThat(rest.target(downstream.uri()).request().get().getStatus())
                    .isEqualTo(307);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void passesA401On() {
        downstream.rejectEverything();

        assertThat(rest.target(downstream.uri()).request().get().getStatus()).isEqualTo(401);
        assertThat(downstream.received()).hasSize(1);
    }
}
