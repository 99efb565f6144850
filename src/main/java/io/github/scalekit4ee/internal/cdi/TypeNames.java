package io.github.scalekit4ee.internal.cdi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Types in messages, with the full names of their classes: those of OpenWebBeans leave the packages out. */
final class TypeNames {

    private TypeNames() {}

    static String of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return of(parameterized.getRawType()) + "<" + list(parameterized.getActualTypeArguments(), ", ") + ">";
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType()) + "[]";
        }
        return type instanceof WildcardType wildcard ? of(wildcard) : type.getTypeName();
    }

    private static String of(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            return "? super " + list(wildcard.getLowerBounds(), " & ");
        }
        boolean bounded = !Arrays.equals(wildcard.getUpperBounds(), new Type[] {Object.class});
        return bounded ? "? extends " + list(wildcard.getUpperBounds(), " & ") : "?";
    }

    private static String list(Type[] types, String separator) {
        return Arrays.stream(types).map(TypeNames::of).collect(Collectors.joining(separator));
    }
}
