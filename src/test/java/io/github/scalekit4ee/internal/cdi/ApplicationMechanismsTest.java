package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanAttributes;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.configurator.BeanAttributesConfigurator;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ApplicationMechanismsTest {

    private final ApplicationMechanisms mechanisms = new ApplicationMechanisms(Servers.OPEN_LIBERTY);

    private static class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static final class Another extends Own {}

    @Priority(1)
    private static final class Low extends Own {}

    @Priority(2)
    private static final class High extends Own {}

    @Priority(1)
    private static final class AlsoLow extends Own {}

    @Priority(ApplicationMechanisms.PRIORITY_OF_OURS)
    private static final class First extends Own {}

    @Priority(ApplicationMechanisms.PRIORITY_OF_OURS + 1)
    private static final class AboveOurs extends Own {}

    @Specializes
    private static final class Special extends Own {}

    @BasicAuthenticationMechanismDefinition
    private static final class Definition {}

    @Stereotype
    @BasicAuthenticationMechanismDefinition
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Protected {}

    @Protected
    private static final class DefinitionByStereotype {}

    private static final class Plain {}

    @Test
    void aMechanismThatIsABeanCounts() {
        Bean<?> bean = enabled(Own.class, HttpAuthenticationMechanism.class);

        assertThat(mechanisms.present()).isTrue();
        assertThat(mechanisms.chosen()).hasValue(bean);
        assertThat(mechanisms.problem()).isEmpty();
        assertThat(mechanisms.message(false)).hasValueSatisfying(message -> assertThat(message)
                .contains(Own.class.getName(), "AccessTokenLogin", "scalekit.bearer-first", "to true"));
        assertThat(mechanisms.message(true)).hasValueSatisfying(message -> assertThat(message)
                .contains(Own.class.getName(), "Requests with a bearer token are scalekit4ee's", "to false"));
    }

    @Test
    void aClassThatIsNoBeanDoesNot() {
        discovered(Own.class);
        discovered(Definition.class);

        assertNone();
    }

    @Test
    void nothingElseDoes() {
        enabled(BearerAuthenticationMechanism.class, HttpAuthenticationMechanism.class);
        enabled(Plain.class, Plain.class);
        servers(HttpAuthenticationMechanism.class);

        assertNone();
    }

    @Test
    void aDecoratorDoesNot() {
        look(Own.class, bean(Decorator.class, Own.class, HttpAuthenticationMechanism.class, false));

        assertNone();
    }

    /** No server asks for one that has a qualifier unless a handler does. */
    @Test
    void aQualifiedOneDoesNot() {
        look(
                Own.class,
                Fake.of(Bean.class)
                        .on("getBeanClass", (Object) Own.class)
                        .on("getTypes", (Object) Set.of(HttpAuthenticationMechanism.class))
                        .on("getQualifiers", (Object) Set.of(Any.Literal.INSTANCE))
                        .make());

        assertNone();
    }

    @Test
    void theServersByADefinitionDoes() {
        enabled(Definition.class, Definition.class);
        assertNone();

        Bean<?> bean = servers(HttpAuthenticationMechanism.class);

        assertThat(mechanisms.chosen()).hasValue(bean);
        assertThat(mechanisms.message(true))
                .hasValueSatisfying(message -> assertThat(message).contains(Definition.class.getName()));
    }

    @Test
    void theServersByAStereotypeDoes() {
        enabled(DefinitionByStereotype.class, DefinitionByStereotype.class);
        Bean<?> bean = servers(HttpAuthenticationMechanism.class);

        assertThat(mechanisms.chosen()).hasValue(bean);
    }

    @Test
    void anAlternativeIsChosenByItsPriority() {
        enabled(Own.class, HttpAuthenticationMechanism.class);
        look(Low.class, bean(Bean.class, Low.class, HttpAuthenticationMechanism.class, true));
        Bean<?> high = bean(Bean.class, High.class, HttpAuthenticationMechanism.class, true);
        look(High.class, high);

        assertThat(mechanisms.chosen()).hasValue(high);
        assertThat(mechanisms.problem()).isEmpty();
    }

    @Test
    void thePriorityOfWhatIsNoAlternativeDoesNotCount() {
        enabled(High.class, HttpAuthenticationMechanism.class);
        Bean<?> low = bean(Bean.class, Low.class, HttpAuthenticationMechanism.class, true);
        look(Low.class, low);

        assertThat(mechanisms.chosen()).hasValue(low);
    }

    /** Of Jakarta Security 4.0. */
    @Test
    void aHandlerOfTheApplicationsOwnAsksThem() {
        enabled(Own.class, HttpAuthenticationMechanism.class);
        look(Plain.class, handler(Bean.class));

        assertThat(mechanisms.present()).isTrue();
        assertThat(mechanisms.chosen()).isEmpty();
        assertThat(mechanisms.problem()).isEmpty();
        assertThat(mechanisms.message(true)).hasValueSatisfying(message -> assertThat(message)
                .contains("a handler of authentication mechanisms of its own (" + Plain.class.getName()));
    }

    @Test
    void aServersHandlerAndADecoratorDoNot() {
        look(Object.class, handler(Bean.class));
        look(Plain.class, handler(Decorator.class));

        assertNone();
    }

    @Test
    void aDefinitionOnWhatIsNoBeanIsAProblemOnOpenLiberty() {
        discovered(Definition.class);
        discovered(java.util.ArrayList.class);
        servers(HttpAuthenticationMechanism.class);

        assertThat(mechanisms.problem()).hasValueSatisfying(message -> assertThat(message)
                .contains("A class that is no enabled bean", Definition.class.getName()));
        enabled(Definition.class, Definition.class);
        assertThat(mechanisms.problem()).isEmpty();
    }

    private static Bean<?> handler(Class<? extends Bean> kind) {
        Type type = Fake.of(Type.class)
                .on(
                        "getTypeName",
                        "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler")
                .make();
        return Fake.of(kind)
                .on("getBeanClass", (Object) Plain.class)
                .on("getTypes", Set.of(type))
                .make();
    }

    @Test
    void severalAreAProblem() {
        enabled(Own.class, HttpAuthenticationMechanism.class);
        enabled(Another.class, HttpAuthenticationMechanism.class);

        assertThat(mechanisms.chosen()).isEmpty();
        assertThat(mechanisms.problem()).hasValueSatisfying(message -> assertThat(message)
                .contains(Own.class.getName(), Another.class.getName()));
    }

    @Test
    void oneThatAnotherSpecializesIsNotMeant() {
        enabled(Own.class, HttpAuthenticationMechanism.class);
        Bean<?> special = enabled(Special.class, HttpAuthenticationMechanism.class);

        assertThat(mechanisms.chosen()).hasValue(special);
        assertThat(mechanisms.problem()).isEmpty();
        assertThat(ApplicationMechanisms.specializes(special, special)).isFalse();
    }

    @Test
    void oneThatAProducerMakesCountsByTheClassOfTheProducer() {
        Bean<?> bean = bean(Bean.class, Object.class, HttpAuthenticationMechanism.class, false);
        Object producer = Fake.of(AnnotatedMethod.class)
                .on("getDeclaringType", (Object) annotated(Plain.class))
                .on("getAnnotations", (Object) Set.of())
                .make();
        mechanisms.look(Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean)
                .on("getAnnotated", producer)
                .make());

        assertThat(mechanisms.chosen()).hasValue(bean);
    }

    @Test
    void oneThatAnExtensionAddsCountsByItsOwnClass() {
        Bean<?> bean = bean(Bean.class, Own.class, HttpAuthenticationMechanism.class, false);
        mechanisms.look(Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean)
                .on("getAnnotated", given -> null)
                .make());

        assertThat(mechanisms.chosen()).hasValue(bean);
    }

    @Test
    void anAlternativeThatWouldBeAmbiguousWithOursOrLeaveItOutIsRemembered() {
        assertThat(ranked(Own.class, true)).isTrue();
        assertThat(ranked(First.class, true)).isTrue();
        assertThat(ranked(AboveOurs.class, true)).isTrue();
    }

    @Test
    void anyOtherStaysWhatItIs() {
        assertThat(ranked(Own.class, false)).isFalse();
        assertThat(ranked(Low.class, true)).isFalse();
        assertThat(ranked(Plain.class, true)).isFalse();
        assertThat(ranked(BearerAuthenticationMechanism.class, true)).isFalse();
        assertThat(ranked(java.util.ArrayList.class, true)).isFalse();
        mechanisms.rank(Fake.of(ProcessBeanAttributes.class)
                .on("getAnnotated", Fake.of(AnnotatedMethod.class).make())
                .make());
    }

    @Test
    void whatIsRememberedIsPreferredAsAnAlternativeIs() {
        ranked(First.class, true);
        enabled(Own.class, HttpAuthenticationMechanism.class);
        Bean<?> first = enabled(First.class, HttpAuthenticationMechanism.class);

        assertThat(mechanisms.chosen()).hasValue(first);
    }

    @Test
    void twoAlternativesOfOnePriorityAreAProblem() {
        look(Low.class, bean(Bean.class, Low.class, HttpAuthenticationMechanism.class, true));
        look(AlsoLow.class, bean(Bean.class, AlsoLow.class, HttpAuthenticationMechanism.class, true));

        assertThat(mechanisms.problem()).hasValueSatisfying(message -> assertThat(message)
                .contains(Low.class.getName(), AlsoLow.class.getName()));
    }

    private boolean ranked(Class<?> type, boolean alternative) {
        AtomicBoolean taken = new AtomicBoolean();
        mechanisms.rank(Fake.of(ProcessBeanAttributes.class)
                .on("getAnnotated", (Object) annotated(type))
                .on(
                        "getBeanAttributes",
                        Fake.of(BeanAttributes.class)
                                .on("isAlternative", (Object) alternative)
                                .make())
                .on(
                        "configureBeanAttributes",
                        Fake.of(BeanAttributesConfigurator.class)
                                .on("alternative", given -> {
                                    taken.set(given[0].equals(false));
                                    return null;
                                })
                                .make())
                .make());
        return taken.get();
    }

    private void assertNone() {
        assertThat(mechanisms.present()).isFalse();
        assertThat(mechanisms.chosen()).isEmpty();
        assertThat(mechanisms.problem()).isEmpty();
        assertThat(mechanisms.message(true)).isEmpty();
    }

    private void discovered(Class<?> type) {
        mechanisms.look(annotated(type));
    }

    private Bean<?> enabled(Class<?> origin, Class<?> beanType) {
        discovered(origin);
        Bean<?> bean = bean(Bean.class, origin, beanType, false);
        look(origin, bean);
        return bean;
    }

    /** A bean of a class that no application's loader has defined. */
    private Bean<?> servers(Class<?> beanType) {
        Bean<?> bean = bean(Bean.class, Object.class, beanType, false);
        look(Object.class, bean);
        return bean;
    }

    private void look(Class<?> origin, Bean<?> bean) {
        mechanisms.look(Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean)
                .on("getAnnotated", (Object) annotated(origin))
                .make());
    }

    private static Bean<?> bean(
            Class<? extends Bean> kind, Class<?> beanClass, Class<?> beanType, boolean alternative) {
        return Fake.of(kind)
                .on("getBeanClass", (Object) beanClass)
                .on("getTypes", (Object) Set.of(Object.class, beanType))
                .on("getQualifiers", (Object) Set.of(Any.Literal.INSTANCE, Default.Literal.INSTANCE))
                .on("isAlternative", (Object) alternative)
                .make();
    }

    private static AnnotatedType<?> annotated(Class<?> type) {
        return Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getAnnotations", (Object) Set.of(type.getAnnotations()))
                .make();
    }
}
