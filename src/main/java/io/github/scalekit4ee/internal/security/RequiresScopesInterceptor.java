package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/** Holds {@code @RequiresScopes} on any CDI bean against the caller's token, before any other interceptor does work. */
@Interceptor
@RequiresScopes({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RequiresScopesInterceptor {

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    SecurityContext security;

    /** Public and without arguments, as containers of enterprise beans require (Interceptors 2.1 section 2.2). */
    public RequiresScopesInterceptor() {}

    @AroundInvoke
    public Object check(InvocationContext invocation) throws Exception {
        Set<String> required =
                required(invocation.getMethod(), invocation.getTarget().getClass());
        Optional<AccessTokenCallerPrincipal> caller =
                security.getPrincipalsByType(AccessTokenCallerPrincipal.class).stream()
                        .findFirst();
        if (caller.isEmpty() || !caller.get().accessToken().scopes().containsAll(required)) {
            throw new InsufficientScopeException(required, caller.isEmpty());
        }
        return invocation.proceed();
    }

    /** The target's class may be a container's subclass, which inherits annotations but not stereotypes. */
    private static Set<String> required(Method method, Class<?> target) {
        Set<String> scopes = RequiredScopes.of(method);
        for (Class<?> type = target; scopes == null && type != null; type = type.getSuperclass()) {
            scopes = RequiredScopes.of(type);
        }
        if (scopes == null || scopes.isEmpty()) {
            // Closed: somebody asked for this interceptor.
            throw new IllegalStateException("@RequiresScopes applies to "
                    + method.getDeclaringClass().getName() + '.'
                    + method.getName() + " and names no scope that can be found. Name at least one, in an annotation on"
                    + " the method, its class, or a stereotype or interceptor binding that these have.");
        }
        return scopes;
    }
}
