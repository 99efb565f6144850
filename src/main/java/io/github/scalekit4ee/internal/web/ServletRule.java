package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.security.RequiredScopes;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @RequiresScopes} on a servlet asks of its callers, by the method of the request. An annotation on {@code doPost()} replaces
 * that on the class for POST, as everywhere. One on {@code service()} is for all requests, whatever else holds.
 */
public final class ServletRule {

    static final ServletRule NONE = new ServletRule(true, Map.of(), null);

    private static final List<Class<?>> HTTP = List.of(HttpServletRequest.class, HttpServletResponse.class);
    private static final List<Class<?>> ANY = List.of(ServletRequest.class, ServletResponse.class);

    private static final String SERVICE = "service";

    /** By the method of the request; PATCH is since Servlet 6.1. */
    private static final Map<String, String> HANDLERS = Map.of(
            "GET", "doGet",
            "HEAD", "doHead",
            "POST", "doPost",
            "PUT", "doPut",
            "PATCH", "doPatch",
            "DELETE", "doDelete",
            "OPTIONS", "doOptions",
            "TRACE", "doTrace");

    private final boolean http;
    private final Map<String, Set<String>> byMethod;
    private final @Nullable Set<String> ofOthers;

    private ServletRule(boolean http, Map<String, Set<String>> byMethod, @Nullable Set<String> ofOthers) {
        this.http = http;
        this.byMethod = byMethod;
        this.ofOthers = ofOthers;
    }

    static ServletRule of(Class<?> servlet) {
        Set<String> always = ofService(servlet);
        Set<String> ofClass = Stream.<Class<?>>iterate(servlet, each -> each != null, Class::getSuperclass)
                .map(RequiredScopes::of)
                .filter(scopes -> scopes != null)
                .findFirst()
                .orElse(null);
        Set<String> ofOthers = both(always, ofClass);
        Map<String, Set<String>> byMethod = new HashMap<>();
        boolean http = HttpServlet.class.isAssignableFrom(servlet);
        if (http) {
            HANDLERS.forEach((method, handler) -> {
                Set<String> required = both(always, ofHandler(servlet, handler, ofClass));
                if (method.equals("HEAD")) {
                    // As a rule doHead() runs doGet(), and tells of what that would send.
                    required = both(required, ofHandler(servlet, "doGet", ofClass));
                }
                if (required != null) {
                    byMethod.put(method, required);
                }
            });
        }
        return byMethod.isEmpty() && ofOthers == null ? NONE : new ServletRule(http, byMethod, ofOthers);
    }

    /**
     * The scopes that a request needs.
     *
     * @param method of the request
     * @return null for none; empty where an annotation names no scope, which denies every caller
     */
    @Nullable
    Set<String> required(String method) {
        return http && HANDLERS.containsKey(method) ? byMethod.get(method) : ofOthers;
    }

    /** Whether a request comes to this method of a servlet by its kind, so that the annotation on it can be enforced. */
    public static boolean isHandler(Method method) {
        List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
        return method.getName().equals(SERVICE)
                ? parameters.equals(HTTP) || parameters.equals(ANY)
                : HANDLERS.containsValue(method.getName()) && parameters.equals(HTTP);
    }

    public static boolean isService(Method method) {
        return isHandler(method) && method.getName().equals(SERVICE);
    }

    /** Whether the servlet itself decides which of its methods answers: nobody knows then what an annotation on one of them is for. */
    public static boolean choosesItself(Class<?> servlet) {
        for (Class<?> each = servlet;
                each != null && each != HttpServlet.class && Servlet.class.isAssignableFrom(each);
                each = each.getSuperclass()) {
            if (Arrays.stream(each.getDeclaredMethods()).anyMatch(ServletRule::isService)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Set<String> ofHandler(Class<?> servlet, String handler, @Nullable Set<String> ofClass) {
        Method method = declared(servlet, handler, HTTP);
        return method == null ? ofClass : RequiredScopes.of(servlet, method);
    }

    private static @Nullable Set<String> ofService(Class<?> servlet) {
        Set<String> scopes = null;
        for (List<Class<?>> parameters : List.of(HTTP, ANY)) {
            Method method = declared(servlet, SERVICE, parameters);
            if (method != null && RequiredScopes.areOnMethod(servlet, method)) {
                scopes = both(scopes, RequiredScopes.of(servlet, method));
            }
        }
        return scopes;
    }

    /** The nearest one; null where there is none. */
    private static @Nullable Method declared(Class<?> servlet, String name, List<Class<?>> parameters) {
        for (Class<?> each = servlet; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !method.isBridge()
                        && Arrays.asList(method.getParameterTypes()).equals(parameters)) {
                    return method;
                }
            }
        }
        return null;
    }

    /** What both ask; where one of them denies everybody, so do both. */
    private static @Nullable Set<String> both(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return Set.of();
        }
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
