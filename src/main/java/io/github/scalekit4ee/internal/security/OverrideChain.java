package io.github.scalekit4ee.internal.security;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toList;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method of a class, and those of superclasses and interfaces that it overrides or implements. Annotations count on all of them.
 *
 * @param method as the class has it, declared there or inherited; never a compiler's bridge where there is another
 * @param overridden the nearest first, those of interfaces last
 */
public record OverrideChain(Method method, List<Method> overridden) {

    public OverrideChain {
        overridden = List.copyOf(overridden);
    }

    /**
     * The families that a call of the named method may reach. As a rule this is one, whichever member is named: the class's method,
     * that of a generic superclass or interface with its erased parameters, or the bridge between them. They are more where
     * class files lack the generic signatures that say which overload a bridge leads to; then the rules of all of them hold.
     *
     * @param type the class whose object is called
     * @param named a method of that class, its superclasses or interfaces
     */
    public static List<OverrideChain> of(Class<?> type, Method named) {
        SameNamed methods = SameNamed.of(type, named);
        return methods.reachedBy(named).stream()
                .map(reached -> of(methods.familyOf(reached), named))
                .distinct()
                .collect(collectingAndThen(
                        toList(), found -> found.isEmpty() ? List.of(new OverrideChain(named, List.of())) : found));
    }

    /** The family of the method that this one overrides, as a superclass has it; empty where it overrides none of a class. */
    public Optional<OverrideChain> ofSuperclass() {
        return overridden.stream()
                .filter(each -> !each.getDeclaringClass().isInterface())
                .findFirst()
                .map(nearest -> new OverrideChain(
                        nearest,
                        overridden.stream()
                                .filter(each -> !each.equals(nearest))
                                .toList()));
    }

    private static OverrideChain of(List<Method> members, Method named) {
        Method own = members.stream()
                .filter(method -> !method.getDeclaringClass().isInterface())
                .findFirst()
                .orElse(members.get(0));
        Set<Method> others = new LinkedHashSet<>(members);
        others.add(named);
        others.remove(own);
        return new OverrideChain(own, List.copyOf(others));
    }
}
