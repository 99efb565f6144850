package io.github.scalekit4ee.internal.rest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A resource method, and those of superclasses and interfaces that it overrides or implements.
 *
 * @param method as the resource's class has it, declared there or inherited
 * @param overridden the nearest first, those of interfaces last
 */
record MethodFamily(Method method, List<Method> overridden) {

    MethodFamily {
        overridden = List.copyOf(overridden);
    }

    /** Whichever member of the family the server names. */
    static MethodFamily of(Class<?> resource, Method named) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            types.add(type);
        }
        for (Class<?> type : List.copyOf(types)) {
            addInterfaces(type, types);
        }
        List<Method> sameName = types.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(named.getName()) && isInherited(method))
                .toList();
        List<Method> members = sameName.stream()
                .filter(method -> hasSignatureOf(named, method, sameName))
                .toList();
        Method own = members.stream()
                .filter(method ->
                        !method.isBridge() && !method.getDeclaringClass().isInterface())
                .findFirst()
                .orElse(members.isEmpty() ? named : members.get(0));
        List<Method> others = new ArrayList<>(members);
        others.remove(own);
        return new MethodFamily(own, others);
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (found.add(implemented)) {
                addInterfaces(implemented, found);
            }
        }
    }

    private static boolean isInherited(Method method) {
        return (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0;
    }

    /** Also through the compiler's bridge to a type parameter's erasure. */
    private static boolean hasSignatureOf(Method named, Method other, List<Method> sameName) {
        Class<?>[] parameters = other.getParameterTypes();
        return Arrays.equals(parameters, named.getParameterTypes())
                || (accepts(parameters, named.getParameterTypes())
                        && sameName.stream()
                                .anyMatch(method ->
                                        method.isBridge() && Arrays.equals(parameters, method.getParameterTypes())));
    }

    private static boolean accepts(Class<?>[] wide, Class<?>[] narrow) {
        if (wide.length != narrow.length) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (!wide[i].isAssignableFrom(narrow[i])) {
                return false;
            }
        }
        return true;
    }
}
