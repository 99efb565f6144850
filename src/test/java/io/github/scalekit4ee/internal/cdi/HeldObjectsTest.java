package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Named;
import jakarta.inject.Qualifier;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the container's bean manager knows the application's beans, and where it does not. */
@SuppressWarnings("unused")
class HeldObjectsTest {

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Red {}

    @Red
    private static class Keeping {
        private VerifiedAccessToken token;
    }

    private static class Owner {
        @Any
        private Keeping any;

        @Red
        private Keeping red;

        @Named("part")
        private Keeping named;

        @Named("other")
        private Keeping otherwiseNamed;

        @Default
        private Keeping plain;

        @Any
        private Thread ofAnotherType;
    }

    private final Bean<?> part = bean(Dependent.class, Keeping.class);

    @Test
    void aPartThatTheBeanManagerDoesNotKnowIsFoundByItsTypeAndQualifiers() {
        for (String field : List.of("any", "red", "named")) {
            assertThat(kept(unknowing(), field)).as(field).hasSize(1);
        }
        for (String field : List.of("otherwiseNamed", "plain", "ofAnotherType")) {
            assertThat(kept(unknowing(), field)).as(field).isEmpty();
        }
    }

    @Test
    void oneThatItKnowsIsTheOnlyOne() {
        assertThat(kept(knowing(part), "plain")).hasSize(1);
        assertThat(kept(knowing(bean(ApplicationScoped.class, Keeping.class)), "any"))
                .isEmpty();
    }

    @Test
    void whatIsAmbiguousIsTheContainersMatter() {
        BeanManager beans = Fake.of(BeanManager.class)
                .on("getBeans", Set.of())
                .on("resolve", given -> {
                    throw new AmbiguousResolutionException();
                })
                .make();

        assertThat(kept(beans, "any")).isEmpty();
    }

    private Set<InjectionPoint> kept(BeanManager beans, String field) {
        try {
            return new HeldObjects(beans, List.of(part)).keptClaims(Set.of(point(Owner.class.getDeclaredField(field))));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static BeanManager unknowing() {
        return Fake.of(BeanManager.class)
                .on("getBeans", Set.of())
                .on("resolve", given -> null)
                .on("areQualifiersEquivalent", given -> given[0].equals(given[1]))
                .make();
    }

    private static BeanManager knowing(Bean<?> bean) {
        return Fake.of(BeanManager.class)
                .on("getBeans", Set.of(bean))
                .on("resolve", given -> bean)
                .make();
    }

    private static Bean<?> bean(Class<?> scope, Class<?> type) {
        Set<Annotation> qualifiers = Set.of(type.getAnnotation(Red.class), Any.Literal.INSTANCE, named());
        return Fake.of(Bean.class)
                .on("getScope", scope)
                .on("getTypes", Set.of(Object.class, type))
                .on("getQualifiers", qualifiers)
                .on("getInjectionPoints", given -> Set.of(point(type.getDeclaredFields()[0])))
                .make();
    }

    private static Annotation named() {
        try {
            return Owner.class.getDeclaredField("named").getAnnotation(Named.class);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .make();
    }
}
