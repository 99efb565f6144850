package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names are those of the JDK's own types, whatever types a container has. */
@SuppressWarnings("rawtypes")
class TypeNamesTest {

    @SuppressWarnings("unused")
    private static final class Fields<T> {
        Object object;
        int primitive;
        String[] array;
        Set<Long> numbers;
        Optional raw;
        Optional<?> any;
        Optional<? extends Number> upper;
        Optional<? super Integer> lower;
        Map<String, List<Instant>> nested;
        Provider<Instant> provider;
        List<String>[] arrayOfLists;
        T variable;
        List<T> variables;
    }

    static Stream<Type> types() {
        return Stream.of(Fields.class.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(Field::getGenericType);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsNamedAsTheJdkNamesIt(Type type) {
        assertThat(TypeNames.of(type)).isEqualTo(type.getTypeName());
    }

    @Test
    void aContainersOwnTypeIsNamedByItsClasses() {
        assertThat(TypeNames.of(new ShortNamed(Optional.class, new ShortNamed(Set.class, Instant.class))))
                .isEqualTo("java.util.Optional<java.util.Set<java.time.Instant>>");
    }

    /** As OpenWebBeans names a type. */
    private record ShortNamed(Class<?> raw, Type argument) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {argument};
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }

        @Override
        public String toString() {
            return raw.getSimpleName() + "<>";
        }
    }
}
