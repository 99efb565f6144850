package io.github.scalekit4ee.internal.security;

import jakarta.enterprise.inject.Vetoed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the class that a programmer wrote where a container has made a subclass of it. */
public final class WrittenClass {

    private WrittenClass() {}

    /**
     * The class itself, or its nearest superclass that no container made. Such subclasses override methods, some with their annotations and
     * some without, and are no beans ({@code @Vetoed}). A class that adds another annotation, by an interface too, counts as written, whatever its name
     * looks like.
     */
    public static Class<?> of(Class<?> type) {
        Class<?> written = type;
        while (looksGenerated(written) && addsNoAnnotation(written)) {
            written = written.getSuperclass();
        }
        return written;
    }

    private static boolean looksGenerated(Class<?> type) {
        return type.getSuperclass() != null
                && (type.isSynthetic() || type.getName().contains("$$"));
    }

    private static boolean addsNoAnnotation(Class<?> type) {
        return has(type.getSuperclass(), type)
                && Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getDeclaredAnnotations().length > 0)
                        .allMatch(method -> overridden(type, method).anyMatch(each -> has(each, method)))
                && addedInterfaces(type).stream()
                        .flatMap(each -> Stream.concat(Stream.of(each), Arrays.stream(each.getDeclaredMethods())))
                        .allMatch(each -> each.getDeclaredAnnotations().length == 0);
    }

    private static Set<Class<?>> addedInterfaces(Class<?> type) {
        Set<Class<?>> added = new TypeHierarchy(type).types();
        added.removeAll(new TypeHierarchy(type.getSuperclass()).types());
        added.remove(type);
        return added;
    }

    private static Stream<Method> overridden(Class<?> type, Method method) {
        return Stream.<Class<?>>iterate(type.getSuperclass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean has(AnnotatedElement one, AnnotatedElement other) {
        return List.of(one.getAnnotations())
                .containsAll(Arrays.stream(other.getDeclaredAnnotations())
                        .filter(each -> each.annotationType() != Vetoed.class)
                        .toList());
    }
}
