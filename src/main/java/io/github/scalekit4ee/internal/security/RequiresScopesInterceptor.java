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
import java.util.List;
import java.util.Optional;

/** Holds {@code @RequiresScopes} on any CDI bean against the caller's token, before any other interceptor does work. */
@Interceptor
@RequiresScopes({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RequiresScopesInterceptor {

    private final SecurityContext security;

    @Inject
    RequiresScopesInterceptor(SecurityContext security) {
        this.security = security;
    }

    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        List<String> required =
                required(invocation.getMethod(), invocation.getTarget().getClass());
        Optional<AccessTokenCallerPrincipal> caller =
                security.getPrincipalsByType(AccessTokenCallerPrincipal.class).stream()
                        .findFirst();
        if (caller.isEmpty() || !caller.get().accessToken().scopes().containsAll(required)) {
            throw new InsufficientScopeException(required, caller.isEmpty());
        }
        return invocation.proceed();
    }

    /** The target's class may be a container's subclass; the annotation is inherited by that. */
    private static List<String> required(Method method, Class<?> target) {
        RequiresScopes onMethod = method.getAnnotation(RequiresScopes.class);
        RequiresScopes scopes = onMethod != null ? onMethod : target.getAnnotation(RequiresScopes.class);
        return scopes == null ? List.of() : List.of(scopes.value());
    }
}
