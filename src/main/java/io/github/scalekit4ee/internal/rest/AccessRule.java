package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one resource method ask of its caller. An annotation on the method overrides those on the class
 * (Jakarta Annotations 2.1 section 2.11).
 *
 * @param denied nobody may call it
 * @param roles one of these is needed; empty: none
 * @param scopes all of these are needed; empty: none
 */
record AccessRule(boolean denied, Set<String> roles, Set<String> scopes) {

    AccessRule {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    static AccessRule of(Class<?> resource, Method method) {
        RequiresScopes required = find(RequiresScopes.class, resource, method);
        Set<String> scopes = required == null ? Set.of() : Set.of(required.value());
        AccessRule onMethod = roleRule(method, scopes);
        AccessRule rule = onMethod != null ? onMethod : roleRule(resource, scopes);
        return rule != null ? rule : new AccessRule(false, Set.of(), scopes);
    }

    /** Not by equals(): the JDK remembers the last record that it linked that for, and so this application's class loader. */
    boolean isOpen() {
        return !denied && roles.isEmpty() && scopes.isEmpty();
    }

    private static @Nullable AccessRule roleRule(AnnotatedElement element, Set<String> scopes) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return new AccessRule(true, Set.of(), Set.of());
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            // No role at all is what nobody has.
            return new AccessRule(allowed.value().length == 0, Set.of(allowed.value()), scopes);
        }
        return element.isAnnotationPresent(PermitAll.class) ? new AccessRule(false, Set.of(), scopes) : null;
    }

    private static <A extends Annotation> @Nullable A find(Class<A> type, Class<?> resource, Method method) {
        A onMethod = method.getAnnotation(type);
        return onMethod != null ? onMethod : resource.getAnnotation(type);
    }
}
