package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.Caller;
import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.observe.TokenEvents;
import io.github.scalekit4ee.internal.observe.TraceParent;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells of callers and refusals in requests. Looks at nothing where nobody observes it. */
public final class RequestEvents {

    /** Request attribute with the token that was told of: servers ask a mechanism more than once in a request. */
    private static final String TOLD = "io.github.scalekit4ee.told";

    private final Events events;

    public RequestEvents(Events events) {
        this.events = events;
    }

    void authenticated(PresentedToken presented, @Nullable Principal caller, HttpMessageContext context) {
        if (events.isWanted(EventKind.CALLER_AUTHENTICATED)
                && caller instanceof AccessTokenCallerPrincipal known
                && isNews(presented, context.getRequest())) {
            events.tell(TokenEvents.authenticated(known.accessToken(), call(context.getRequest())));
        }
    }

    void rejected(PresentedToken presented, InvalidTokenException refusal, HttpServletRequest request) {
        if (events.isWanted(EventKind.TOKEN_REJECTED) && isNews(presented, request)) {
            events.tell(TokenEvents.rejected(refusal, kind(request), call(request)));
        }
    }

    /** The caller has none of these roles. Without a role nobody may call. */
    public void roleMissing(
            Set<String> roles, @Nullable Principal caller, ResourceKind kind, Supplier<@Nullable HttpCall> call) {
        if (isDenialWanted()) {
            Requirement requirement = roles.isEmpty() ? Requirement.NOBODY : Requirement.ONE_ROLE;
            denied(new AccessDenied(Instant.now(), caller(token(caller)), kind, requirement, roles, roles, call.get()));
        }
    }

    /** The caller has not all of these scopes. */
    public void scopeMissing(
            Set<String> scopes, @Nullable Principal caller, ResourceKind kind, Supplier<@Nullable HttpCall> call) {
        if (isDenialWanted()) {
            VerifiedAccessToken token = token(caller);
            Set<String> missing = new LinkedHashSet<>(scopes);
            if (caller instanceof AccessTokenCallerPrincipal known) {
                missing.removeAll(known.scopes());
            }
            denied(new AccessDenied(
                    Instant.now(),
                    caller(token),
                    kind,
                    scopes.isEmpty() ? Requirement.NOBODY : Requirement.ALL_SCOPES,
                    scopes,
                    missing,
                    call.get()));
        }
    }

    private boolean isDenialWanted() {
        return events.isWanted(EventKind.ACCESS_DENIED) || events.recorder().recordsDenied();
    }

    private void denied(AccessDenied event) {
        if (events.recorder().recordsDenied()) {
            events.recorder().denied(event);
        }
        if (events.isWanted(EventKind.ACCESS_DENIED)) {
            events.tell(event);
        }
    }

    private static @Nullable VerifiedAccessToken token(@Nullable Principal caller) {
        return caller instanceof AccessTokenCallerPrincipal known ? known.accessToken() : null;
    }

    private static @Nullable Caller caller(@Nullable VerifiedAccessToken token) {
        return token == null ? null : TokenEvents.caller(token);
    }

    private static boolean isNews(PresentedToken presented, HttpServletRequest request) {
        if (request.getAttribute(TOLD) instanceof PresentedToken told
                && told.value().equals(presented.value())) {
            return false;
        }
        request.setAttribute(TOLD, presented); // which shows no token to a page that lists attributes
        return true;
    }

    private static ResourceKind kind(HttpServletRequest request) {
        return RequestPath.asksForWebSocket(request) ? ResourceKind.WEBSOCKET_HANDSHAKE : ResourceKind.REQUEST;
    }

    static HttpCall call(HttpServletRequest request) {
        List<String> parents = Collections.list(request.getHeaders(TraceParent.FIELD));
        // Several are malformed (W3C Trace Context section 3.2).
        return call(request.getMethod(), request.getRequestURI(), parents.size() == 1 ? parents.get(0) : null);
    }

    /** @param traceparent the field as sent */
    public static HttpCall call(String method, String path, @Nullable String traceparent) {
        return new HttpCall(
                RejectedRequest.shown(method, 20),
                RejectedRequest.shownPath(path, 1000),
                TraceParent.traceId(traceparent));
    }
}
