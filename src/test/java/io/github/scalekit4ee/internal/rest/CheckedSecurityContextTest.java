package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.RequestEvents;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a server's own filter finds that comes behind this jar's, and what is left for the resource method. */
class CheckedSecurityContextTest {

    private final List<String> asked = new ArrayList<>();
    private Principal caller = () -> "somebody";
    private final SecurityContext servers = Fake.of(SecurityContext.class)
            .on("getUserPrincipal", given -> caller)
            .on("isUserInRole", given -> {
                asked.add((String) given[0]);
                return given[0].equals("reader") && caller != null;
            })
            .on("isSecure", true)
            .on("getAuthenticationScheme", "MP-JWT")
            .make();
    private final Container askingAgain = Servers.askingAgain(servers.getClass());
    private SecurityContext current = servers;
    private final ContainerRequestContext request = Fake.of(ContainerRequestContext.class)
            .on("getSecurityContext", given -> current)
            .on("setSecurityContext", given -> current = (SecurityContext) given[0])
            .on("setProperty", (Object) null)
            .make();

    private void check(Container server) {
        new AccessFilter(
                        new AccessRule(false, List.of(Set.of("reader")), Set.of()),
                        new ErrorResponses(new CallerConfiguration(List.of(), "realm", null)),
                        new RequestEvents(Events.none()),
                        server)
                .filter(request);
    }

    @Test
    void theServerIsNotAskedTwiceForTheSameRole() {
        check(askingAgain);

        assertThat(current.isUserInRole("reader")).isTrue();
        assertThat(asked).containsExactly("reader");
    }

    @Test
    void ofAnyOtherRoleItIsAsked() {
        check(askingAgain);

        assertThat(current.isUserInRole("writer")).isFalse();
        assertThat(asked).containsExactly("reader", "writer");
    }

    @Test
    void ofAnotherCallerItIsAskedAgain() {
        check(askingAgain);
        caller = null;

        assertThat(current.isUserInRole("reader")).isFalse();
        assertThat(current.getUserPrincipal()).isNull();
    }

    @Test
    void theRestIsTheServersOwn() {
        check(askingAgain);

        assertThat(current.getUserPrincipal()).isSameAs(caller);
        assertThat(current.isSecure()).isTrue();
        assertThat(current.getAuthenticationScheme()).isEqualTo("MP-JWT");
    }

    @Test
    void behindTheServersFilterTheServersOwnIsBack() {
        List<ContainerRequestFilter> registered = registered(askingAgain, false);
        check(askingAgain);
        assertThat(current).isNotSameAs(servers);

        registered.forEach(filter -> end(filter));

        assertThat(registered).hasSize(1);
        assertThat(current).isSameAs(servers);
    }

    @Test
    void oneThatTheApplicationHasSetMeanwhileStays() {
        check(askingAgain);
        SecurityContext applications = Fake.of(SecurityContext.class).make();
        current = applications;

        registered(askingAgain, false).forEach(filter -> end(filter));

        assertThat(current).isSameAs(applications);
    }

    @Test
    void itsEndIsRegisteredOnce() {
        assertThat(registered(askingAgain, true)).isEmpty();
    }

    @Test
    void noEndIsRegisteredWhereNobodyAsksAgain() {
        assertThat(registered(Servers.ANY, false)).isEmpty();
    }

    @Test
    void anotherServerAndAnotherContextKeepTheirOwn() {
        check(Servers.ANY);
        assertThat(current).isSameAs(servers);

        check(Servers.askingAgain(SecurityContext.class));
        assertThat(current).isSameAs(servers);
    }

    private void end(ContainerRequestFilter filter) {
        try {
            filter.filter(request);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ContainerRequestFilter> registered(Container server, boolean already) {
        List<ContainerRequestFilter> filters = new ArrayList<>();
        CheckedSecurityContext.end(
                server,
                Fake.of(FeatureContext.class)
                        .on(
                                "getConfiguration",
                                Fake.of(Configuration.class)
                                        .on("isRegistered", already)
                                        .make())
                        .on("register", given -> {
                            filters.add((ContainerRequestFilter) given[0]);
                            return null;
                        })
                        .make());
        return filters;
    }
}
