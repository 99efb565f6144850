package io.github.scalekit4ee.internal.cdi;

import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by its class whether an object is one for all callers. By names, since no server has all of these classes. */
final class SharedKinds {

    private static final Map<String, String> ALWAYS_BY_TYPE = Map.of(
            "jakarta.servlet.Servlet", "a servlet",
            "jakarta.servlet.Filter", "a filter",
            "jakarta.websocket.Endpoint", "an endpoint of WebSocket, whose connection may outlive the token",
            "jakarta.ws.rs.core.Application", "the Application of JAX-RS");

    private static final Map<String, String> ALWAYS_BY_ANNOTATION = Map.of(
            "jakarta.websocket.server.ServerEndpoint",
                    "an endpoint of WebSocket, whose connection may outlive the token",
            "jakarta.websocket.ClientEndpoint", "an endpoint of WebSocket, whose connection may outlive the token",
            "jakarta.ejb.MessageDriven", "a message-driven bean",
            "jakarta.ejb.Stateless", "a @Stateless enterprise bean",
            "jakarta.ejb.Singleton", "a @Singleton enterprise bean",
            "jakarta.inject.Singleton", "a @Singleton",
            "jakarta.interceptor.Interceptor", "an interceptor",
            "jakarta.decorator.Decorator", "a decorator");

    private static final String LISTENER = "a listener";
    private static final String PROVIDER = "a provider of JAX-RS";
    private static final String STATEFUL = "a @Stateful enterprise bean";

    private SharedKinds() {}

    /** In words; null for another kind. */
    static @Nullable String always(Class<?> type) {
        for (Class<?> each : supertypes(type)) {
            String name = each.getName();
            if (ALWAYS_BY_TYPE.containsKey(name)) {
                return ALWAYS_BY_TYPE.get(name);
            }
            if (name.startsWith("jakarta.servlet.") && name.endsWith("Listener")) {
                return LISTENER;
            }
        }
        for (Annotation annotation : type.getAnnotations()) {
            String kind = ALWAYS_BY_ANNOTATION.get(annotation.annotationType().getName());
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /** The kinds that a bean may be shared in, unless it is one of the request. */
    static @Nullable String unlessOfTheRequest(Class<?> type) {
        if (isAnnotated(type, "jakarta.ejb.Stateful")) {
            return STATEFUL;
        }
        boolean provider = isAnnotated(type, "jakarta.ws.rs.ext.Provider")
                || supertypes(type).stream().map(Class::getName).anyMatch(SharedKinds::isOfProviders);
        return provider ? PROVIDER : null;
    }

    private static boolean isOfProviders(String name) {
        return name.startsWith("jakarta.ws.rs.ext.")
                || name.startsWith("jakarta.ws.rs.container.")
                || name.startsWith("jakarta.ws.rs.client.")
                || name.equals("jakarta.ws.rs.core.Feature");
    }

    /** Whether its class alone says whom it serves. */
    static boolean isKnown(Class<?> type) {
        return always(type) != null || unlessOfTheRequest(type) != null || isResource(type);
    }

    /** A class of JAX-RS resources; the annotation may stand on an interface (Jakarta RESTful Web Services 3.1 section 3.6). */
    static boolean isResource(Class<?> type) {
        return supertypes(type).stream().anyMatch(each -> isAnnotated(each, "jakarta.ws.rs.Path"));
    }

    private static boolean isAnnotated(Class<?> type, String annotation) {
        for (Annotation each : type.getAnnotations()) {
            if (each.annotationType().getName().equals(annotation)) {
                return true;
            }
        }
        return false;
    }

    /** Itself, its superclasses, and all their interfaces. */
    private static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            found.add(each);
            addInterfaces(each, found);
        }
        return found;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> each : type.getInterfaces()) {
            if (found.add(each)) {
                addInterfaces(each, found);
            }
        }
    }
}
