package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.RejectionLog;
import io.github.scalekit4ee.internal.security.RequestEvents;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds one resource method's rule against the caller, just before the server's own enforcement would. */
@Priority(Priorities.AUTHORIZATION - 100)
class AccessFilter implements ContainerRequestFilter {

    private final AccessRule rule;
    private final ErrorResponses answers;
    private final RequestEvents events;
    private final Container server;

    /** For challenges: all scopes of the operation, in one. */
    private final Set<String> scopes;

    AccessFilter(AccessRule rule, ErrorResponses answers, RequestEvents events, Container server) {
        this.rule = rule;
        this.answers = answers;
        this.events = events;
        this.server = server;
        this.scopes = scopes(rule, answers);
    }

    @Override
    public final void filter(ContainerRequestContext request) {
        if (rule.denied()) {
            CorsFilter.refused(request);
            Principal denied = request.getSecurityContext().getUserPrincipal();
            if (denied != null) {
                events.roleMissing(Set.of(), denied, ResourceKind.REST_METHOD, () -> RestRequests.call(request));
            }
            log(request, () -> "nobody may call this method", denied);
            request.abortWith(RestErrorResponses.response(answers.denied()));
            return;
        }
        Principal caller = request.getSecurityContext().getUserPrincipal();
        if (caller == null) {
            Response challenge = challenge();
            caller = challenge == null ? request.getSecurityContext().getUserPrincipal() : null;
            if (caller == null) {
                RejectionLog.nobody(() -> RestRequests.of(request));
                request.abortWith(
                        challenge != null ? challenge : RestErrorResponses.response(answers.tokenMissing(scopes)));
                return;
            }
        }
        if (passes(caller, request) && !(caller instanceof AccessTokenCallerPrincipal)) {
            // Not the container's caller, but one that the application's own filter has set.
            OptionalCaller.passed(request);
        }
    }

    private boolean passes(Principal caller, ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        String held = null;
        for (Set<String> alternatives : rule.roles()) {
            held = oneOf(alternatives, security);
            if (held == null) {
                log(request, () -> "the caller has no role of " + alternatives, caller);
                events.roleMissing(alternatives, caller, ResourceKind.REST_METHOD, () -> RestRequests.call(request));
                request.abortWith(RestErrorResponses.response(answers.insufficientScope(scopes)));
                return false;
            }
        }
        if (!rule.scopes().isEmpty() && !scopesOf(caller).containsAll(rule.scopes())) {
            log(request, () -> "the caller lacks a scope of " + rule.scopes(), caller);
            events.scopeMissing(rule.scopes(), caller, ResourceKind.REST_METHOD, () -> RestRequests.call(request));
            request.abortWith(RestErrorResponses.response(answers.insufficientScope(scopes)));
            return false;
        }
        if (held != null) {
            beforeTheServersFilter(request, security, caller, held);
        }
        return true;
    }

    /** The caller has the role. */
    void beforeTheServersFilter(
            ContainerRequestContext request, SecurityContext security, Principal caller, String role) {
        CheckedSecurityContext.keep(server, request, security, caller, role);
    }

    private static Set<String> scopes(AccessRule rule, ErrorResponses answers) {
        Set<String> scopes = new HashSet<>(rule.scopes());
        for (Set<String> alternatives : rule.roles()) {
            scopes.addAll(answers.scopesOf(alternatives));
        }
        scopes.remove(AccessRule.ANY_AUTHENTICATED);
        return scopes;
    }

    private static void log(ContainerRequestContext request, Supplier<String> why, @Nullable Principal caller) {
        RejectionLog.write(() -> RestRequests.of(request), 403, why, caller);
    }

    boolean allowsAnyAuthenticated() {
        return rule.roles().stream().anyMatch(roles -> roles.contains(AccessRule.ANY_AUTHENTICATED));
    }

    /** For a caller who is not known; null if the caller has become known by it. */
    @Nullable
    Response challenge() {
        return RestErrorResponses.response(answers.tokenMissing(scopes));
    }

    private static @Nullable String oneOf(Set<String> roles, SecurityContext security) {
        for (String role : roles) {
            if (role.equals(AccessRule.ANY_AUTHENTICATED) || security.isUserInRole(role)) {
                return role;
            }
        }
        return null;
    }

    private static Set<String> scopesOf(Principal caller) {
        return caller instanceof AccessTokenCallerPrincipal token ? token.scopes() : Set.of();
    }
}
