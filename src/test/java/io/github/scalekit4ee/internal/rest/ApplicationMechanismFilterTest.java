package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.RequestEvents;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a caller whom the application's own mechanism does not know. */
class ApplicationMechanismFilterTest {

    private final ServletExchange exchange = new ServletExchange();
    private final ApplicationMechanismFilter filter = new ApplicationMechanismFilter(
            new AccessRule(false, List.of(Set.of("reader")), Set.of()),
            new ErrorResponses(new CallerConfiguration(List.of(), "realm", null)),
            new RequestEvents(Events.none()),
            Servers.ANY,
            exchange);

    @Test
    void theMechanismsAnswerStays() throws Exception {
        assertThat(status(false, null, 401, true)).isEqualTo(401);
        assertThat(status(false, null, 302, false)).isEqualTo(302);
        assertThat(status(false, null, 200, true)).isEqualTo(200);
    }

    @Test
    void oneThatWritesNothingIs401() throws Exception {
        assertThat(status(false, null, 200, false)).isEqualTo(401);
        assertThat(status(true, null, 200, false)).isEqualTo(401);
    }

    @Test
    void aStatusFrom300OnIsAnAnswer() throws Exception {
        assertThat(status(false, null, 299, false)).isEqualTo(401);
        assertThat(status(false, null, 300, false)).isEqualTo(300);
    }

    @Test
    void oneThatFailsKnowsNobody() throws Exception {
        for (Exception failure : new Exception[] {new IOException("hung up"), new ServletException("its own")}) {
            give(
                    "request",
                    Fake.of(HttpServletRequest.class)
                            .on("authenticate", given -> {
                                throw ApplicationMechanismFilterTest.<RuntimeException>unchecked(failure);
                            })
                            .make());
            give("response", response(200, false));
            assertThat(filter.challenge().getStatus()).isEqualTo(401);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aCallerWhoHasBecomeKnownGoesOn() throws Exception {
        give("request", request(true, () -> "somebody"));
        give("response", response(200, false));

        assertThat(filter.challenge()).isNull();
    }

    @Test
    void withoutTheServersObjectsItIs401() {
        assertThat(filter.challenge().getStatus()).isEqualTo(401);
    }

    private int status(boolean authenticated, Principal caller, int written, boolean committed) throws Exception {
        give("request", request(authenticated, caller));
        give("response", response(written, committed));
        Response answer = filter.challenge();
        return answer.getStatus();
    }

    private static HttpServletRequest request(boolean authenticated, Principal caller) {
        return Fake.of(HttpServletRequest.class)
                .on("authenticate", (Object) authenticated)
                .on("getUserPrincipal", (Object) caller)
                .make();
    }

    private static HttpServletResponse response(int status, boolean committed) {
        return Fake.of(HttpServletResponse.class)
                .on("getStatus", (Object) status)
                .on("isCommitted", (Object) committed)
                .make();
    }

    private void give(String field, Object value) throws ReflectiveOperationException {
        Field injected = ServletExchange.class.getDeclaredField(field);
        injected.setAccessible(true);
        injected.set(exchange, value);
    }
}
