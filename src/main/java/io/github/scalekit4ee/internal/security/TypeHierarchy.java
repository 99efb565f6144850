package io.github.scalekit4ee.internal.security;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericSignatureFormatError;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A class with its superclasses and interfaces, and what their type variables stand for in it. */
final class TypeHierarchy {

    private final Set<Class<?>> types = new LinkedHashSet<>();
    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    TypeHierarchy(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
            Class<?> current = each;
            bindArguments(() -> Stream.ofNullable(current.getGenericSuperclass()));
        }
        for (Class<?> each : List.copyOf(types)) {
            addInterfaces(each);
        }
    }

    /** The class first, then its superclasses, then interfaces. */
    Set<Class<?>> types() {
        return types;
    }

    /** A method's parameters, erased after each type variable was replaced by what it stands for in this class. */
    List<Class<?>> resolvedParameters(Method method) {
        Class<?>[] raw = method.getParameterTypes();
        try {
            Type[] generic = method.getGenericParameterTypes();
            if (generic.length == raw.length) {
                return Arrays.stream(generic).<Class<?>>map(this::erase).toList();
            }
        } catch (GenericSignatureFormatError | MalformedParameterizedTypeException | TypeNotPresentException e) {
            // As if the class file had no generic signature, which says more than the erased one.
        }
        return List.of(raw);
    }

    private void addInterfaces(Class<?> type) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (types.add(implemented)) {
                addInterfaces(implemented);
            }
        }
        bindArguments(() -> Arrays.stream(type.getGenericInterfaces()));
    }

    private void bindArguments(Supplier<Stream<Type>> supertypes) {
        try {
            supertypes.get().forEach(each -> {
                if (each instanceof ParameterizedType parameterized) {
                    bind(parameterized);
                }
            });
        } catch (GenericSignatureFormatError | MalformedParameterizedTypeException | TypeNotPresentException e) {
            // As above.
        }
    }

    private void bind(ParameterizedType type) {
        TypeVariable<?>[] variables = ((Class<?>) type.getRawType()).getTypeParameters();
        Type[] values = type.getActualTypeArguments();
        for (int i = 0; i < Math.min(variables.length, values.length); i++) {
            arguments.putIfAbsent(variables[i], values[i]);
        }
    }

    private Class<?> erase(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(erase(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return erase(wildcard.getUpperBounds()[0]);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        Type argument = arguments.get(variable);
        return erase(argument != null ? argument : variable.getBounds()[0]);
    }
}
