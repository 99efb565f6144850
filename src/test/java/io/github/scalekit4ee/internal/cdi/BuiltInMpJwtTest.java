package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.ws.rs.ApplicationPath;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.Test;

class BuiltInMpJwtTest {

    @LoginConfig(authMethod = "MP-JWT")
    @ApplicationPath("/")
    private static final class WithLoginConfig {}

    @ApplicationPath("/")
    private static final class Plain {}

    @Test
    void hidesLoginConfigAndNothingElse() {
        assertThat(hiddenAt(WithLoginConfig.class))
                .singleElement()
                .satisfies(hidden -> assertThat(hidden.annotationType()).isEqualTo(LoginConfig.class));
    }

    @Test
    void leavesATypeWithoutItAsItIs() {
        // The fake event fails the test when it is asked for a configurator.
        BuiltInMpJwt.hideLoginConfig(event(Plain.class).make());
    }

    @Test
    void aProducerOfTheApplicationIsNotTheServersPrincipal() {
        AnnotatedType<?> type = Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) Plain.class)
                .make();
        AnnotatedMethod<?> producer = Fake.of(AnnotatedMethod.class)
                .on("getDeclaringType", (Object) type)
                .make();

        assertThat(BuiltInMpJwt.isPrincipal(producer)).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static List<Annotation> hiddenAt(Class<?> type) {
        List<Annotation> hidden = new ArrayList<>();
        AnnotatedTypeConfigurator<?>[] configurator = new AnnotatedTypeConfigurator<?>[1];
        configurator[0] = Fake.of(AnnotatedTypeConfigurator.class)
                .on("remove", arguments -> {
                    Predicate<Annotation> condition = (Predicate<Annotation>) arguments[0];
                    Set.of(type.getAnnotations()).stream().filter(condition).forEach(hidden::add);
                    return configurator[0];
                })
                .make();
        BuiltInMpJwt.hideLoginConfig(event(type)
                .on("configureAnnotatedType", (Object) configurator[0])
                .make());
        return hidden;
    }

    private static Fake<ProcessAnnotatedType> event(Class<?> type) {
        AnnotatedType<?> annotated = Fake.of(AnnotatedType.class)
                .on("getAnnotations", (Object) Set.of(type.getAnnotations()))
                .make();
        return Fake.of(ProcessAnnotatedType.class).on("getAnnotatedType", (Object) annotated);
    }
}
