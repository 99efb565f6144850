package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.spi.AnnotatedConstructor;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredPointsTest {

    private final Map<Object, InjectionPoint> made = new HashMap<>();

    @Test
    void areTheFieldsAndParametersThatAreInjected() {
        AnnotatedParameter<?> ofConstructor = make(AnnotatedParameter.class);
        AnnotatedParameter<?> ofMethod = make(AnnotatedParameter.class);
        AnnotatedParameter<?> ofAnother = make(AnnotatedParameter.class);
        AnnotatedField<?> injected = field(true);
        AnnotatedField<?> other = field(false);

        Set<InjectionPoint> points = DeclaredPoints.of(
                Object.class,
                beans(Fake.of(AnnotatedType.class)
                        .on("getFields", Set.of(injected, other))
                        .on("getConstructors", Set.of(callable(AnnotatedConstructor.class, true, ofConstructor)))
                        .on(
                                "getMethods",
                                Set.of(
                                        callable(AnnotatedMethod.class, true, ofMethod),
                                        callable(AnnotatedMethod.class, false, ofAnother)))
                        .make()));

        assertThat(points).hasSize(3);
        assertThat(made.keySet()).containsExactlyInAnyOrder(injected, ofConstructor, ofMethod);
    }

    @Test
    void aClassThatCdiCannotReadHasNone() {
        BeanManager beans = Fake.of(BeanManager.class)
                .on("createAnnotatedType", given -> {
                    throw new IllegalArgumentException("not this one");
                })
                .make();

        assertThat(DeclaredPoints.of(Object.class, beans)).isEmpty();
    }

    @Test
    void whatCdiHasReadBeforeItFailsIsKnown() {
        AnnotatedField<?> injected = field(true);
        AnnotatedType<?> type = Fake.of(AnnotatedType.class)
                .on("getFields", Set.of(injected))
                .on("getConstructors", given -> {
                    throw new IllegalStateException("not these");
                })
                .make();

        assertThat(DeclaredPoints.of(Object.class, beans(type))).hasSize(1);
    }

    private BeanManager beans(AnnotatedType<?> type) {
        return Fake.of(BeanManager.class)
                .on("createAnnotatedType", type)
                .on("createInjectionPoint", given -> made.computeIfAbsent(given[0], key -> make(InjectionPoint.class)))
                .make();
    }

    private static AnnotatedField<?> field(boolean injected) {
        return Fake.of(AnnotatedField.class).on("isAnnotationPresent", injected).make();
    }

    private static <T> T callable(Class<T> kind, boolean injected, AnnotatedParameter<?> parameter) {
        return Fake.of(kind)
                .on("isAnnotationPresent", injected)
                .on("getParameters", List.of(parameter))
                .make();
    }

    private static <T> T make(Class<T> type) {
        return Fake.of(type).make();
    }
}
