package io.github.scalekit4ee.internal.security;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All methods of a class and its supertypes that have one name: overloads, what they override, and the bridges between these. */
final class SameNamed {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private final List<Candidate> written;
    private final List<Candidate> bridges;

    private SameNamed(List<Candidate> written, List<Candidate> bridges) {
        this.written = written;
        this.bridges = bridges;
    }

    /**
     * One of the methods.
     *
     * @param raw its parameters in the class file, by which the virtual machine decides what overrides what
     * @param resolved its parameters after type variables were replaced, by which the compiler decides
     */
    record Candidate(Method method, List<Class<?>> raw, List<Class<?>> resolved) {

        boolean isGeneric() {
            return !raw.equals(resolved);
        }

        boolean hasNameOf(Method other) {
            return method.getName().equals(other.getName());
        }

        boolean hasSignatureOf(Candidate other) {
            return hasNameOf(other.method) && resolved.equals(other.resolved);
        }
    }

    static SameNamed of(Class<?> type, Method named) {
        TypeHierarchy hierarchy = new TypeHierarchy(type);
        List<Candidate> written = new ArrayList<>();
        List<Candidate> bridges = new ArrayList<>();
        for (Class<?> each : hierarchy.types()) {
            for (Method method : each.getDeclaredMethods()) {
                if (isOfThatName(method, named) && isInherited(method)) {
                    List<Class<?>> raw = List.of(method.getParameterTypes());
                    boolean bridge = method.isSynthetic();
                    List<Class<?>> resolved = bridge ? raw : hierarchy.resolvedParameters(method);
                    (bridge ? bridges : written).add(new Candidate(method, raw, resolved));
                }
            }
        }
        return new SameNamed(written, bridges);
    }

    /** What a call of that method may run, and what that overrides; several signatures where the class files do not say which. */
    Set<Candidate> reachedBy(Method named) {
        List<Class<?>> raw = List.of(named.getParameterTypes());
        Set<Candidate> reached = new LinkedHashSet<>();
        for (Candidate each : written) {
            if (each.raw.equals(raw) && each.hasNameOf(named)) {
                reached.add(each);
            }
        }
        for (Candidate generic : List.copyOf(reached)) {
            if (generic.isGeneric()) {
                // Kotlin implements a parameter of type T with a primitive.
                written.stream()
                        .filter(each -> isBoxed(each.resolved, generic.resolved))
                        .forEach(reached::add);
            }
        }
        for (Candidate bridge : bridges) {
            if (bridge.raw.equals(raw) && bridge.hasNameOf(named) && !isExplained(bridge)) {
                written.stream().filter(each -> mayLeadTo(bridge, each)).forEach(reached::add);
            }
        }
        return reached;
    }

    /** The methods with a candidate's signature, then those that these override by way of a bridge. */
    List<Method> familyOf(Candidate target) {
        Set<Method> members = new LinkedHashSet<>();
        for (Candidate each : written) {
            if (each.hasSignatureOf(target)) {
                members.add(each.method);
            }
        }
        for (Candidate each : written) {
            if ((each.isGeneric() && isBoxed(target.resolved, each.resolved)) || isBridged(each, target)) {
                members.add(each.method);
            }
        }
        return List.copyOf(members);
    }

    private boolean isBridged(Candidate overridden, Candidate target) {
        return bridges.stream()
                .anyMatch(bridge -> bridge.raw.equals(overridden.raw)
                        && bridge.hasNameOf(overridden.method)
                        && mayLeadTo(bridge, target)
                        && !isExplained(bridge));
    }

    /**
     * Whether it is clear where a bridge leads: to the method next to it with the same parameters, of which it changes the result's
     * type, or to that which has, by generic signatures, the parameters of what the bridge overrides.
     */
    private boolean isExplained(Candidate bridge) {
        return written.stream()
                .filter(each -> each.raw.equals(bridge.raw) && each.hasNameOf(bridge.method))
                .anyMatch(each -> each.method.getDeclaringClass() == bridge.method.getDeclaringClass()
                        || (each.isGeneric() && written.stream().anyMatch(target -> implementsGeneric(target, each))));
    }

    private static boolean implementsGeneric(Candidate target, Candidate generic) {
        return !target.equals(generic)
                && (target.hasSignatureOf(generic) || isBoxed(target.resolved, generic.resolved));
    }

    private static boolean mayLeadTo(Candidate bridge, Candidate target) {
        // Kotlin adds a hash to the name where a parameter is of a value class, and puts what that class wraps in its
        // place.
        return !target.hasNameOf(bridge.method) || accepts(bridge.raw, target.resolved);
    }

    private static boolean isOfThatName(Method method, Method named) {
        return method.getParameterCount() == named.getParameterCount()
                && (method.getName().equals(named.getName()) || method.getName().startsWith(named.getName() + '-'));
    }

    private static boolean isInherited(Method method) {
        return (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0;
    }

    private static boolean accepts(List<Class<?>> wide, List<Class<?>> narrow) {
        for (int i = 0; i < wide.size(); i++) {
            if (!wide.get(i).isAssignableFrom(boxed(narrow.get(i)))
                    && !wide.get(i).equals(narrow.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the second are the first with boxes around primitives. */
    private static boolean isBoxed(List<Class<?>> primitives, List<Class<?>> boxes) {
        return !primitives.equals(boxes)
                && primitives.stream().map(SameNamed::boxed).toList().equals(boxes);
    }

    private static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }
}
