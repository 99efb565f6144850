package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MechanismBeansTest {

    private interface Kind extends HttpAuthenticationMechanism {}

    private static class OfAKind implements Serializable, Kind {
        private static final long serialVersionUID = 1L;

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static final class Derived extends OfAKind {
        private static final long serialVersionUID = 1L;
    }

    private static final class Other implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** CDI allows a stereotype that is its own. */
    @Stereotype
    @Circular
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Circular {}

    @Circular
    private static final class WithCircular {}

    @Test
    void aMechanismIsOneByWhateverItImplements() {
        assertThat(MechanismBeans.isMechanism(OfAKind.class)).isTrue();
        assertThat(MechanismBeans.isMechanism(Derived.class)).isTrue();
        assertThat(MechanismBeans.isMechanism(Other.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fish.payara.security.annotations.OpenIdAuthenticationDefinition",
                "jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition"
            })
    void aDefinitionIsOfJakartaSecurityOrOfPayara(String name) {
        assertThat(MechanismBeans.definesMechanism(annotated(name))).isTrue();
    }

    @Test
    void anyOtherAnnotationIsNone() {
        assertThat(MechanismBeans.definesMechanism(annotated("com.example.AuthenticationDefinition")))
                .isFalse();
        assertThat(MechanismBeans.definesMechanism(Fake.of(Annotated.class)
                        .on("getAnnotations", Set.of(WithCircular.class.getAnnotations()))
                        .make()))
                .isFalse();
    }

    @Test
    void aServersMechanismIsMadeByADefinitionUnlessItIsKnownNotToBe() {
        assertThat(MechanismBeans.canBeMadeByDefinition(bean("org.glassfish.soteria.mechanisms.Basic")))
                .isTrue();
        assertThat(MechanismBeans.canBeMadeByDefinition(bean("com.example.jwtauth.Mechanism")))
                .isFalse();
        assertThat(MechanismBeans.canBeMadeByDefinition(
                        bean("org.apache.tomee.security.cdi.DefaultAuthenticationMechanism")))
                .isFalse();
    }

    private static Annotated annotated(String annotation) {
        return Fake.of(Annotated.class)
                .on(
                        "getAnnotations",
                        Set.of(Fake.of(Annotation.class)
                                .on("annotationType", (Object) NamedClass.of(annotation))
                                .make()))
                .make();
    }

    private static Bean<?> bean(String type) {
        return Fake.of(Bean.class)
                .on("getBeanClass", (Object) NamedClass.of(type))
                .make();
    }
}
