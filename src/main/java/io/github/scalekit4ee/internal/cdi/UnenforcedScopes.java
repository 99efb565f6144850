package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.security.RequiredScopes;
import io.github.scalekit4ee.internal.web.ServletRule;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.EventListener;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds {@code @RequiresScopes} where nothing enforces it: on what the server calls without CDI (servlets, filters, listeners,
 * WebSocket endpoints), on static and private methods, and on classes that are neither beans nor Jakarta REST resources.
 */
final class UnenforcedScopes {

    private static final String WAY_OUT = " Put it on a method of a CDI bean that is called from there.";

    private final Set<Class<?>> discovered = new LinkedHashSet<>();

    /** To be called for each type that CDI discovers; it may become a bean. */
    void discovered(Class<?> type) {
        if (ThisJar.isSeenBy(type.getClassLoader())) {
            discovered.add(type);
        }
    }

    /** All that CDI has discovered of the application. */
    Set<Class<?>> discovered() {
        return discovered;
    }

    /**
     * What fails the deployment, a message for each place.
     *
     * @param annotated classes that the server found to have the annotation, and servlets, filters and listeners
     */
    Set<String> errors(Collection<Class<?>> annotated) {
        Set<String> errors = new TreeSet<>();
        Stream.concat(discovered.stream(), annotated.stream())
                .distinct()
                .filter(type -> !type.isAnnotation() && ThisJar.isSeenBy(type.getClassLoader()))
                .forEach(type -> look(type, errors));
        return errors;
    }

    private void look(Class<?> type, Set<String> errors) {
        for (Method method : type.getDeclaredMethods()) {
            if (isStaticOrPrivate(method) && RequiredScopes.of(method) != null) {
                errors.add("@RequiresScopes on " + type.getName() + "." + method.getName()
                        + " is not enforced: the method is "
                        + (Modifier.isStatic(method.getModifiers()) ? "static" : "private")
                        + ", and no interceptor runs for it. Put it on a method that other beans call.");
            }
        }
        if (isServletOnly(type)) {
            lookAtServlet(type, errors);
        } else if (isCalledByTheServer(type)) {
            places(type)
                    .forEach(place -> errors.add("@RequiresScopes on " + place
                            + " is not enforced: the server calls filters, listeners and WebSocket endpoints without"
                            + " interceptors." + WAY_OUT));
        } else if (!Modifier.isAbstract(type.getModifiers()) && !isBean(type) && !isResource(type)) {
            places(type)
                    .forEach(place -> errors.add("@RequiresScopes on " + place
                            + " is not enforced: the class is neither a CDI bean nor a Jakarta REST resource."
                            + WAY_OUT));
        }
    }

    /** A filter of ours holds a servlet to the annotations of its classes and of the methods that answer requests. */
    private static void lookAtServlet(Class<?> servlet, Set<String> errors) {
        for (Class<?> each : supertypes(servlet).toList()) {
            if (each.isInterface() && RequiredScopes.of(each) != null) {
                errors.add(
                        "@RequiresScopes on " + each.getName() + " is not enforced for the servlet " + servlet.getName()
                                + ": a servlet does not inherit it from an interface. Put it on the class.");
            }
            for (Method method : each.getDeclaredMethods()) {
                if (!isStaticOrPrivate(method) && RequiredScopes.of(method) != null) {
                    lookAtMethod(servlet, method, errors);
                }
            }
        }
    }

    private static void lookAtMethod(Class<?> servlet, Method method, Set<String> errors) {
        String place = servlet.getName() + "." + method.getName();
        if (!ServletRule.isHandler(method)) {
            errors.add("@RequiresScopes on " + place
                    + " is not enforced: of a servlet's methods it is for those that answer"
                    + " requests, such as doGet() and service()." + WAY_OUT);
        } else if (!ServletRule.isService(method) && ServletRule.choosesItself(servlet)) {
            errors.add("@RequiresScopes on " + place
                    + " is not enforced: the servlet has a service() of its own, so nobody"
                    + " else knows which requests come there. Put it on the class or on service().");
        }
    }

    private static boolean isServletOnly(Class<?> type) {
        return Servlet.class.isAssignableFrom(type)
                && !Filter.class.isAssignableFrom(type)
                && !EventListener.class.isAssignableFrom(type)
                && !isEndpoint(type);
    }

    /** The class, else its methods, as far as they or what they inherit from have the annotation. */
    private static Stream<String> places(Class<?> type) {
        if (supertypes(type).anyMatch(each -> RequiredScopes.of(each) != null)) {
            return Stream.of(type.getName());
        }
        return supertypes(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> !isStaticOrPrivate(method) && RequiredScopes.of(method) != null)
                .map(method -> type.getName() + "." + method.getName());
    }

    private static boolean isCalledByTheServer(Class<?> type) {
        return Servlet.class.isAssignableFrom(type)
                || Filter.class.isAssignableFrom(type)
                || EventListener.class.isAssignableFrom(type)
                || isEndpoint(type);
    }

    /** By name: not every server has WebSocket. */
    private static boolean isEndpoint(Class<?> type) {
        return hasAnnotation(type, "jakarta.websocket.")
                || Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                        .anyMatch(each -> each.getName().equals("jakarta.websocket.Endpoint"));
    }

    /** A bean, or what a bean inherits from. */
    private boolean isBean(Class<?> type) {
        return discovered.stream().anyMatch(type::isAssignableFrom);
    }

    /** A root resource, or what a sub-resource locator may lead to. By name: not every server has Jakarta REST. */
    private static boolean isResource(Class<?> type) {
        return supertypes(type)
                .flatMap(each ->
                        Stream.concat(Stream.of((AnnotatedElement) each), Arrays.stream(each.getDeclaredMethods())))
                .anyMatch(element -> hasAnnotation(element, "jakarta.ws.rs."));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .flatMap(UnenforcedScopes::supertypes));
    }

    private static boolean hasAnnotation(AnnotatedElement element, String prefix) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getName().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStaticOrPrivate(Method method) {
        return (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) != 0;
    }
}
