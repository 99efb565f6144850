package io.github.scalekit4ee.internal.security;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.scalekit4ee.RequiresScopes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that {@link RequiresScopes} asks for, wherever CDI lets an interceptor binding stand: on the class or method, on a
 * stereotype of it (CDI 4.0 section 2.7.1.2), or on another binding (Interceptors 2.1 section 3.1.1).
 */
public final class RequiredScopes {

    private RequiredScopes() {}

    /**
     * The scopes that a call of a method requires. An annotation on the method overrides that on its class; where both are silent, the
     * methods that it overrides or implements are asked, and their classes and interfaces.
     *
     * @param type the class whose object is called; a container's subclass of it will do
     * @param method one that {@code type} declares or inherits
     * @return null where nothing is required; empty where an annotation names no scope, which denies every caller
     */
    public static @Nullable Set<String> of(Class<?> type, Method method) {
        Class<?> written = WrittenClass.of(type);
        List<Set<String>> rules = OverrideChain.of(written, method).stream()
                .map(family -> of(written, family))
                .filter(Objects::nonNull)
                .toList();
        if (rules.isEmpty()) {
            return null;
        }
        // Where it is not clear which of several methods is called, the rules of all of them hold.
        return rules.stream().anyMatch(Set::isEmpty)
                ? Set.of()
                : rules.stream().flatMap(Set::stream).collect(toUnmodifiableSet());
    }

    /** Whether the annotation is on the method itself, or on one that it overrides or implements; classes do not count. */
    public static boolean areOnMethod(Class<?> type, Method method) {
        return OverrideChain.of(WrittenClass.of(type), method).stream()
                .flatMap(family -> Stream.concat(Stream.of(family.method()), family.overridden().stream()))
                .anyMatch(each -> of(each) != null);
    }

    private static @Nullable Set<String> of(Class<?> type, OverrideChain family) {
        Stream<Class<?>> classes = Stream.iterate(type, Objects::nonNull, Class::getSuperclass);
        Stream<AnnotatedElement> overridden =
                family.overridden().stream().flatMap(each -> Stream.of(each, each.getDeclaringClass()));
        return Stream.of(Stream.of(family.method()), classes, overridden)
                .flatMap(elements -> elements)
                .map(RequiredScopes::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Null where this element itself requires nothing; empty where it names no scope, which denies every caller. */
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
