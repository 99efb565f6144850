package io.github.scalekit4ee.internal.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scopes that each method of this application's beans requires, worked out at its first call. */
@ApplicationScoped
public class ScopeRules {

    private final Map<Class<?>, Map<Method, Set<String>>> rules = new ConcurrentHashMap<>();

    /**
     * @param target the class of the bean that is called; a container's subclass of it will do
     * @return at least one scope; empty where a filter holds a servlet to them, see {@link #isHeldByFilter}
     * @throws IllegalStateException when no scope can be found
     */
    Set<String> required(Class<?> target, Method method) {
        return rules.computeIfAbsent(target, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(method, unknown -> find(target, method));
    }

    /**
     * WildFly's servlets have interceptors, on all their methods where the annotation is on the class: {@code init()} runs for the first
     * caller and is for all, and {@code service()} would be held to scopes that {@code doPost()} replaces.
     */
    private static boolean isHeldByFilter(Class<?> target, Method method) {
        return Servlet.class.isAssignableFrom(target)
                && (takesRequest(method.getParameterTypes()) || !RequiredScopes.areOnMethod(target, method));
    }

    private static boolean takesRequest(Class<?>[] parameters) {
        return parameters.length == 2
                && ServletRequest.class.isAssignableFrom(parameters[0])
                && ServletResponse.class.isAssignableFrom(parameters[1]);
    }

    private static Set<String> find(Class<?> target, Method method) {
        if (isHeldByFilter(target, method)) {
            return Set.of();
        }
        Set<String> scopes = RequiredScopes.of(target, method);
        if (scopes == null || scopes.isEmpty()) {
            // Closed: somebody asked for the interceptor.
            throw new IllegalStateException("@RequiresScopes applies to "
                    + method.getDeclaringClass().getName() + '.'
                    + method.getName() + " and names no scope that can be found. Name at least one, in an annotation on"
                    + " the method, its class, or a stereotype or interceptor binding that these have.");
        }
        return scopes;
    }
}
