package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Set;
import org.eclipse.microprofile.jwt.ClaimLiteral;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The last gate, at the injection itself. */
@SuppressWarnings("unused")
class KeptClaimsTest {

    private static class Shared extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private transient String kept;
        private transient Instance<String> asked;
    }

    private static class Unknown {
        private String kept;
    }

    /** Known to be a part of resources only. */
    private static class Base {
        private String kept;
    }

    @Path("")
    private interface Contract {}

    private static class Resource implements Contract {
        private String kept;
    }

    @Test
    void nothingIsInjectedIntoAComponentThatIsShared() {
        assertRefused(point(field(Shared.class, "kept"), null), "Shared.kept would keep", "in a servlet");
        assertRefused(point(field(Unknown.class, "kept"), null), "Unknown.kept would keep", "no CDI bean");
        assertRefused(
                point(field(Unknown.class, "kept"), bean(Unknown.class, ApplicationScoped.class)),
                "a bean that is @ApplicationScoped");
    }

    @Test
    void aResourceAndABeanOfTheRequestGetTheirClaims() {
        assertAllowed(point(field(Resource.class, "kept"), null));
        assertAllowed(point(field(Base.class, "kept"), null));
        assertAllowed(point(field(Unknown.class, "kept"), bean(Unknown.class, RequestScoped.class)));
    }

    @Test
    void whoAsksEachTimeIsAnswered() {
        assertAllowed(null);
        assertAllowed(point(field(Shared.class, "asked"), null));
        assertAllowed(parameter(false));
        assertRefused(parameter(true), "a bean that is @ApplicationScoped");
    }

    /** TomEE has a bean for each of its components. */
    @Test
    void aServersBeanOfAComponentIsNone() {
        ComponentBean component =
                NamedClass.made("org.apache.openejb.cdi.ConstructorInjectionBean", ComponentBean.class);

        assertAllowed(point(field(Resource.class, "kept"), component));
        assertRefused(point(field(Resource.class, "kept"), new ComponentBean()), "a bean that is @ApplicationScoped");
    }

    @Test
    void onlyAClaimIsKept() {
        assertThat(KeptClaims.isKept(qualified(Default.Literal.INSTANCE))).isFalse();
        assertThat(KeptClaims.isKept(qualified(new ClaimLiteral()))).isTrue();
    }

    @Test
    void whatIsLookedUpHasNoPlace() {
        InjectionPoint point =
                Fake.of(InjectionPoint.class).on("getMember", given -> null).make();

        assertThat(KeptClaims.place(point)).isEqualTo("A look-up");
    }

    private static InjectionPoint qualified(Annotation qualifier) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(qualifier))
                .on("getType", String.class)
                .make();
    }

    /** Of a resource. */
    public static class ComponentBean implements Bean<Object> {

        @Override
        public Class<?> getBeanClass() {
            return Resource.class;
        }

        @Override
        public Class<? extends Annotation> getScope() {
            return ApplicationScoped.class;
        }

        @Override
        public Set<InjectionPoint> getInjectionPoints() {
            return Set.of();
        }

        @Override
        public Object create(CreationalContext<Object> context) {
            throw new AssertionError("nobody makes it");
        }

        @Override
        public void destroy(Object instance, CreationalContext<Object> context) {
            throw new AssertionError("nobody made it");
        }

        @Override
        public Set<Type> getTypes() {
            return Set.of(Resource.class);
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return Set.of();
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public Set<Class<? extends Annotation>> getStereotypes() {
            return Set.of();
        }

        @Override
        public boolean isAlternative() {
            return false;
        }
    }

    private static void assertAllowed(@Nullable InjectionPoint point) {
        assertThatCode(() -> KeptClaims.requireUnshared(point, Set.of(Base.class)))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(InjectionPoint point, String... parts) {
        for (String part : parts) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> KeptClaims.requireUnshared(point, Set.of(Base.class)))
                    .withMessageContaining(part);
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static InjectionPoint point(Field field, @Nullable Bean<?> bean) {
        return Fake.of(InjectionPoint.class)
                .on("getMember", field)
                .on("getBean", given -> bean)
                .on(
                        "getAnnotated",
                        Fake.of(Annotated.class)
                                .on("getBaseType", field.getGenericType())
                                .make())
                .make();
    }

    /** Of an observer, or of a method that injection calls once. */
    private static InjectionPoint parameter(boolean initializer) {
        AnnotatedMethod<?> method = Fake.of(AnnotatedMethod.class)
                .on("isAnnotationPresent", given -> initializer && given[0] == Inject.class)
                .make();
        return Fake.of(InjectionPoint.class)
                .on("getMember", field(Unknown.class, "kept"))
                .on("getBean", bean(Unknown.class, ApplicationScoped.class))
                .on(
                        "getAnnotated",
                        Fake.of(AnnotatedParameter.class)
                                .on("getDeclaringCallable", method)
                                .on("getBaseType", String.class)
                                .make())
                .make();
    }

    private static Bean<?> bean(Class<?> type, Class<? extends Annotation> scope) {
        return Fake.of(Bean.class)
                .on("getBeanClass", type)
                .on("getScope", scope)
                .make();
    }
}
