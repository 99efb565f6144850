package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.Events;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;

/** Enforces {@code @RequiresScopes} on CDI beans and enterprise beans, before any other interceptor does work. */
@Interceptor
@RequiresScopes({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RequiresScopesInterceptor {

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    Callers callers;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    ScopeRules rules;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    Events events;

    /** Public and without arguments, as containers of enterprise beans require (Interceptors 2.1 section 2.2). */
    public RequiresScopesInterceptor() {}

    @AroundInvoke
    public Object check(InvocationContext invocation) throws Exception {
        Set<String> required = rules.required(invocation.getTarget().getClass(), invocation.getMethod());
        if (required.isEmpty()) {
            return invocation.proceed();
        }
        AccessTokenCallerPrincipal caller = callers.current(AccessTokenCallerPrincipal.class);
        if (caller == null || !caller.scopes().containsAll(required)) {
            RejectionLog.write(
                    callers::request,
                    caller == null ? 401 : 403,
                    () -> "a call of "
                            + invocation.getMethod().getDeclaringClass().getName() + '.'
                            + invocation.getMethod().getName() + " needs all scopes of " + required,
                    caller);
            if (caller != null) {
                new RequestEvents(events).scopeMissing(required, caller, ResourceKind.BEAN_METHOD, callers::call);
            }
            throw new InsufficientScopeException(required, caller == null);
        }
        return invocation.proceed();
    }
}
