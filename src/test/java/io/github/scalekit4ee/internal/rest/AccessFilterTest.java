package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.RequestEvents;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By the rule and by what the server's security context says of the caller; with real tokens in the wiring tests. */
class AccessFilterTest {

    private static final Principal SOMEBODY = () -> "somebody";
    private static final ErrorResponses ANSWERS = new ErrorResponses(new CallerConfiguration(List.of(), "realm", null));
    private static final AccessRule DENIED = new AccessRule(true, List.of(), Set.of());
    private static final AccessRule READERS = rule(Set.of("reader", "writer"));

    private final Map<String, Object> properties = new HashMap<>();
    private final List<AccessDenied> denied = new ArrayList<>();
    private final RequestEvents events =
            new RequestEvents(Events.toldTo(Audience.of(event -> denied.add((AccessDenied) event))));
    private final LoggedMessages log = new LoggedMessages("security", Level.FINE);
    private Response answer;

    @AfterEach
    void stopListening() {
        log.close();
    }

    @SafeVarargs
    private static AccessRule rule(Set<String>... roles) {
        return new AccessRule(false, List.of(roles), Set.of());
    }

    private void filter(AccessRule rule, Principal caller, String... roles) {
        filter(new AccessFilter(rule, ANSWERS, events, Servers.ANY), caller, roles);
    }

    private void filter(AccessFilter filter, Principal caller, String... roles) {
        SecurityContext security = Fake.of(SecurityContext.class)
                .on("getUserPrincipal", (Object) caller)
                .on("isUserInRole", role -> List.of(roles).contains((String) role[0]))
                .make();
        filter.filter(Fake.of(ContainerRequestContext.class)
                .on("getSecurityContext", security)
                .on("getMethod", "GET")
                .on(
                        "getUriInfo",
                        Fake.of(UriInfo.class)
                                .on("getRequestUri", URI.create("http://localhost/app?x"))
                                .make())
                .on("getHeaderString", (Object) null)
                .on("setProperty", given -> properties.put((String) given[0], given[1]))
                .on("abortWith", given -> answer = (Response) given[0])
                .make());
    }

    private String challenge() {
        return answer.getHeaderString("WWW-Authenticate");
    }

    @Test
    void anEventTellsWhatWasRequiredOfWhomAndWhere() {
        filter(READERS, SOMEBODY);
        filter(new AccessRule(false, List.of(), Set.of("read:a")), SOMEBODY);
        filter(DENIED, SOMEBODY);

        assertThat(denied)
                .extracting(AccessDenied::requirement)
                .containsExactly(Requirement.ONE_ROLE, Requirement.ALL_SCOPES, Requirement.NOBODY);
        assertThat(denied)
                .extracting(AccessDenied::required)
                .containsExactly(Set.of("reader", "writer"), Set.of("read:a"), Set.of());
        assertThat(denied).allSatisfy(event -> {
            assertThat(event.resource()).isEqualTo(ResourceKind.REST_METHOD);
            assertThat(event.call().method()).isEqualTo("GET");
            assertThat(event.call().path()).isEqualTo("/app");
        });
    }

    @Test
    void whoIsLetInOrAskedForATokenIsNoEvent() {
        filter(READERS, SOMEBODY, "reader");
        filter(READERS, null);
        filter(DENIED, null);

        assertThat(denied).isEmpty();
    }

    @Test
    void whatIsDeniedIsDeniedToAllWithoutAChallenge() {
        for (Principal caller : new Principal[] {null, SOMEBODY}) {
            filter(DENIED, caller, "reader");
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(challenge()).isNull();
        }
        assertThat(properties).containsKey("io.github.scalekit4ee.refused");
        assertThat(log.all())
                .hasSize(2)
                .containsOnly("A request was refused with 403: nobody may call this method [GET /app]");
    }

    @Test
    void whoIsNotKnownIsChallengedWithoutAnError() {
        filter(READERS, null);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(challenge()).isEqualTo("Bearer realm=\"realm\"");
        assertThat(log.all())
                .containsExactly("A request was refused with 401: the request has no bearer token [GET /app]");
    }

    /** Who has become known, as a mechanism says, and is nobody to Jakarta REST. */
    @Test
    void whoIsStillNotKnownAfterTheChallengeIsRefused() {
        filter(
                new AccessFilter(READERS, ANSWERS, events, Servers.ANY) {
                    @Override
                    Response challenge() {
                        return null;
                    }
                },
                null);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(challenge()).isEqualTo("Bearer realm=\"realm\"");
        assertThat(log.all()).hasSize(1);
    }

    @Test
    void oneOfTheRolesWillDo() {
        filter(READERS, SOMEBODY, "writer");
        assertThat(answer).isNull();
        assertThat(properties)
                .containsEntry("io.github.scalekit4ee.callerIsOptional", AuthenticationStatus.SEND_CONTINUE);
        assertThat(log.all()).isEmpty();
    }

    @Test
    void everyRuleOfSeveralHolds() {
        AccessRule both = rule(Set.of("reader"), Set.of("writer"));
        filter(both, SOMEBODY, "reader", "writer");
        assertThat(answer).isNull();
        filter(both, SOMEBODY, "reader");
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(challenge()).endsWith(", scope=\"reader writer\"");
        assertThat(log.all())
                .containsExactly("A request was refused with 403: the caller has no role of [writer] [GET /app]");
    }

    @Test
    void anybodyWhoIsKnownHasTheRoleOfAllWhoAre() {
        AccessRule all = rule(Set.of("**"));
        filter(all, SOMEBODY);
        assertThat(answer).isNull();
        assertThat(new AccessFilter(all, ANSWERS, events, Servers.ANY).allowsAnyAuthenticated())
                .isTrue();
        assertThat(new AccessFilter(READERS, ANSWERS, events, Servers.ANY).allowsAnyAuthenticated())
                .isFalse();
    }

    /** Its roles may have the same names. */
    @Test
    void aCallerWithoutATokenHasNoScopes() {
        filter(new AccessRule(false, List.of(), Set.of("read")), SOMEBODY, "read");
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(challenge()).endsWith(", scope=\"read\"");
        assertThat(properties).isEmpty();
        assertThat(log.all())
                .containsExactly("A request was refused with 403: the caller lacks a scope of [read] [GET /app]");
    }
}
