package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.RequiresScopes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that {@link RequiresScopes} asks for, wherever CDI lets an interceptor binding stand: on the class or method, on a
 * stereotype of it (CDI 4.0 section 2.7.1.2), or on another binding (Interceptors 2.1 section 3.1.1).
 */
public final class RequiredScopes {

    private RequiredScopes() {}

    /** Null where nothing is required; empty where the annotation names no scope, which is what nobody has. */
    public static @Nullable Set<String> of(AnnotatedElement element) {
        RequiresScopes direct = element.getAnnotation(RequiresScopes.class);
        if (direct != null) {
            return Set.copyOf(Arrays.asList(direct.value()));
        }
        return ofBindings(element, new HashSet<>());
    }

    /** All of them, if several ask. */
    private static @Nullable Set<String> ofBindings(AnnotatedElement element, Set<Class<?>> seen) {
        Set<String> scopes = null;
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (!seen.add(type) || type.getName().startsWith("java.lang.")) {
                continue;
            }
            RequiresScopes direct = type.getAnnotation(RequiresScopes.class);
            Set<String> found = direct != null ? Set.copyOf(Arrays.asList(direct.value())) : ofBindings(type, seen);
            if (found != null) {
                scopes = scopes == null ? new LinkedHashSet<>() : scopes;
                scopes.addAll(found);
            }
        }
        return scopes;
    }
}
