package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.OverrideChain;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds rules that stand on a sub-resource locator, where nothing can hold them: the server calls locators while it looks for the
 * resource method, before any filter that knows where the request goes (Jakarta REST 3.1 sections 3.7.2 and 6.5.1).
 */
final class LocatorRules {

    private LocatorRules() {}

    /** What to change; empty where no locator of these classes, or of what these return, has a rule. */
    static Optional<String> message(Collection<Class<?>> resources) {
        Set<String> places = new TreeSet<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        resources.forEach(resource -> look(resource, places, seen));
        return places.isEmpty() ? Optional.empty() : Optional.of(message(places));
    }

    private static String message(Set<String> places) {
        return "@RolesAllowed, @DenyAll or @RequiresScopes is on a sub-resource locator or on its class ("
                + String.join(", ", places)
                + "). Jakarta REST calls a locator before anybody can check the caller. Put the annotation on the class or the methods"
                + " that the locator returns. If the locator's class needs it for other methods, put @PermitAll on the locator."
                + " @RequiresScopes may stay where the class is a bean with a normal scope, such as @RequestScoped.";
    }

    private static void look(Class<?> resource, Set<String> places, Set<Class<?>> seen) {
        if (resource.getName().startsWith("java.") || !seen.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            if (!method.isBridge() && isLocator(resource, method)) {
                if (hasRule(resource, method)) {
                    places.add(resource.getName() + '.' + method.getName() + "()");
                }
                look(method.getReturnType(), places, seen);
            }
        }
    }

    private static boolean isLocator(Class<?> resource, Method method) {
        return OverrideChain.of(resource, method).stream()
                .anyMatch(family -> members(family).anyMatch(member -> member.isAnnotationPresent(Path.class))
                        && members(family).noneMatch(LocatorRules::hasVerb));
    }

    private static Stream<Method> members(OverrideChain family) {
        return Stream.concat(Stream.of(family.method()), family.overridden().stream());
    }

    private static boolean hasVerb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }

    private static boolean hasRule(Class<?> resource, Method locator) {
        AccessRule rule = AccessRule.of(resource, locator);
        AccessRule scopes = AccessRule.ofScopes(resource, locator);
        boolean ofScopesOnly = rule.roles().isEmpty() && rule.denied() == scopes.denied();
        return !rule.isOpen() && !(ofScopesOnly && isIntercepted(resource));
    }

    /** Whether each call goes through a client proxy, and so through the interceptor of {@code @RequiresScopes}. */
    private static boolean isIntercepted(Class<?> resource) {
        BeanManager beans = CDI.current().getBeanManager();
        return beans.getBeans(resource, Any.Literal.INSTANCE).stream()
                .anyMatch(bean -> bean.getBeanClass() == resource && beans.isNormalScope(bean.getScope()));
    }
}
