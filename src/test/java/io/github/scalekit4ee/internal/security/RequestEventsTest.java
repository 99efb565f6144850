package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.TokenRejected;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What observers learn of a request, and what it costs when there are none. */
class RequestEventsTest {

    private static final PresentedToken TOKEN = new PresentedToken(PresentedToken.BEARER, "abc", "GET", "/");
    private static final InvalidTokenException REFUSAL = new InvalidTokenException(Reason.EXPIRED, "exp has passed");

    private final List<ScalekitEvent> told = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private final Audience nobody = new Audience() {
        @Override
        public boolean wants(EventKind kind) {
            return false;
        }

        @Override
        public void tell(ScalekitEvent event) {
            throw new AssertionError("told of " + event);
        }
    };

    /** Request and context fail when they are asked for anything; bytes are counted and not time. */
    @Test
    void asksForNothingAndAllocatesNothingWhereNobodyListens() {
        HttpServletRequest request = Fake.of(HttpServletRequest.class).make();
        HttpMessageContext context = Fake.of(HttpMessageContext.class).make();
        Principal caller = new CallerPrincipal("somebody");
        Supplier<HttpCall> call = () -> {
            throw new AssertionError("asked for the request");
        };
        Set<String> roles = Set.of("a");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Events events : List.of(Events.none(), Events.toldTo(nobody))) {
            RequestEvents requests = new RequestEvents(events);
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int time = 0; time < 1000; time++) {
                    requests.authenticated(TOKEN, caller, context);
                    requests.rejected(TOKEN, REFUSAL, request);
                    requests.roleMissing(roles, caller, ResourceKind.REST_METHOD, call);
                    requests.scopeMissing(roles, caller, ResourceKind.REST_METHOD, call);
                    if (events.recorder().verification() != null) {
                        throw new AssertionError("recorded");
                    }
                }
                fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(fewest).isLessThan(1000); // less than one byte a request
        }
    }

    @Test
    void tellsOnceARequestOfEachToken() {
        RequestEvents requests = new RequestEvents(Events.toldTo(Audience.of(told::add)));
        HttpServletRequest request = request("GET", "/path");

        requests.rejected(TOKEN, REFUSAL, request);
        requests.rejected(TOKEN, REFUSAL, request);
        assertThat(told).hasSize(1);

        requests.rejected(new PresentedToken(PresentedToken.BEARER, "def", "GET", "/"), REFUSAL, request);
        assertThat(told).hasSize(2);
    }

    @Test
    void methodAndPathCanForgeNoLineAndTellNoSession() {
        RequestEvents requests = new RequestEvents(Events.toldTo(Audience.of(told::add)));

        requests.rejected(TOKEN, REFUSAL, request("GET\r\nforged", "/a b\n/c;jsessionid=hush/d"));

        assertThat(told).singleElement().isInstanceOfSatisfying(TokenRejected.class, event -> assertThat(event.call())
                .isEqualTo(new HttpCall("GET??forged", "/a?b?/c;.../d", null)));
    }

    private HttpServletRequest request(String method, String path) {
        return Fake.of(HttpServletRequest.class)
                .on("getMethod", method)
                .on("getRequestURI", path)
                .on("getHeaders", name -> Collections.emptyEnumeration())
                .on("getAttribute", name -> attributes.get(name[0]))
                .on("setAttribute", given -> attributes.put((String) given[0], given[1]))
                .make();
    }
}
