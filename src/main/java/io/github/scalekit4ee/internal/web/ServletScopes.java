package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.Callers;
import io.github.scalekit4ee.internal.security.Cors;
import io.github.scalekit4ee.internal.security.RejectionLog;
import io.github.scalekit4ee.internal.security.ServletErrorResponses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Enforces {@code @RequiresScopes} on servlets, just before they run. It does so also where this jar is switched off, as for resources and
 * beans: no server enforces this annotation.
 */
final class ServletScopes {

    private final ApplicationEnforcement enforcement = new ApplicationEnforcement();

    /** By the names of servlets, no more than the application has. */
    private final Map<String, ServletRule> rules = new ConcurrentHashMap<>();

    /** False: the response is written, or an exception on its way. */
    boolean admits(String servlet, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ServletRule rule = rule(servlet, request);
        if (rule == ServletRule.NONE) {
            return true;
        }
        Set<String> required = rule.required(request.getMethod());
        if (required == null) {
            return true;
        }
        AccessTokenCallerPrincipal caller = caller(request);
        if (caller == null && enforcement.isByOwnMechanism()) {
            if (!request.authenticate(response)) {
                return false;
            }
            caller = caller(request);
        }
        boolean allowed =
                caller != null && !required.isEmpty() && caller.scopes().containsAll(required);
        if (!allowed) {
            refuse(required, caller, request, response);
        }
        return allowed;
    }

    /** In an asynchronous dispatch Payara's CDI knows no request; the request at hand knows its caller. */
    private @Nullable AccessTokenCallerPrincipal caller(HttpServletRequest request) {
        AccessTokenCallerPrincipal current = enforcement.callers().current(AccessTokenCallerPrincipal.class);
        return current == null && request.getUserPrincipal() instanceof AccessTokenCallerPrincipal ofTheRequest
                ? ofTheRequest
                : current;
    }

    private ServletRule rule(String servlet, HttpServletRequest request) {
        ServletRule known = rules.get(servlet);
        return known != null ? known : rules.computeIfAbsent(servlet, name -> rule(request.getServletContext(), name));
    }

    private static ServletRule rule(ServletContext context, String servlet) {
        Registration registration = context.getServletRegistration(servlet);
        String type = registration == null ? null : registration.getClassName();
        if (type == null) {
            return ServletRule.NONE; // a page, for example
        }
        try {
            Class<?> loaded = Class.forName(type, false, context.getClassLoader());
            // Those of the server have no annotations of ours, and may name classes that are not there.
            return ThisJar.isSeenBy(loaded.getClassLoader()) ? ServletRule.of(loaded) : ServletRule.NONE;
        } catch (ClassNotFoundException e) {
            return ServletRule.NONE; // not of the application
        }
    }

    private void refuse(
            Set<String> required,
            @Nullable AccessTokenCallerPrincipal caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Cors cors = enforcement.answers().cors();
        if (caller == null && cors.isPreflight(request)) {
            cors.answerPreflight(request, response);
            return;
        }
        Callers callers = enforcement.callers();
        RejectionLog.write(
                callers::request,
                caller == null ? 401 : 403,
                () -> "the servlet needs " + (required.isEmpty() ? "what nobody has" : "all scopes of " + required),
                caller);
        if (caller != null) {
            enforcement.events().scopeMissing(required, caller, ResourceKind.SERVLET, callers::call);
        }
        InsufficientScopeException refusal = new InsufficientScopeException(required, caller == null);
        DispatcherType type = request.getDispatcherType();
        if (type == DispatcherType.INCLUDE || type == DispatcherType.FORWARD) {
            // Whoever dispatched may want to see it, and an inclusion cannot set a status.
            throw refusal;
        }
        cors.addTo(request, response);
        boolean nobodyMay = required.isEmpty() && caller != null;
        ServletErrorResponses.write(
                nobodyMay
                        ? enforcement.answers().denied()
                        : enforcement.answers().of(refusal),
                response);
    }
}
