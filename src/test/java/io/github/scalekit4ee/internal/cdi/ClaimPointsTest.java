package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.SessionBeanType;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptors;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpSessionListener;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings({"unused", "rawtypes"})
class ClaimPointsTest {

    private final ClaimPoints points = new ClaimPoints();
    private final Map<Type, Bean<?>> known = new HashMap<>();

    @NormalScope
    private @interface OwnScope {}

    private static class Keeping {
        @Claim("sub")
        private String subject;

        @Claim("sub")
        private JsonString json;

        @Claim("sub")
        private Optional<String> optional;

        private VerifiedAccessToken token;
    }

    private static class Asking {
        @Claim("sub")
        private ClaimValue<String> value;

        @Claim("sub")
        private jakarta.inject.Provider<String> provider;

        @Claim("sub")
        private Instance<Optional<String>> instance;

        private Instance<VerifiedAccessToken> token;
        private JsonWebToken caller;
    }

    @Stateless
    private static class Pooled extends Keeping {
        @Claim("sub")
        private String subject;
    }

    private static class Listening extends Keeping implements HttpSessionListener {
        @Claim("sub")
        private String subject;
    }

    @Path("")
    private static class Resource extends Keeping {
        @Claim("sub")
        private String subject;
    }

    @Provider
    private static class Mapping extends Keeping {
        @Claim("sub")
        private String subject;
    }

    private static class Unknown extends Keeping {
        @Claim("sub")
        private String subject;
    }

    @Interceptors(Unknown.class)
    private static class Intercepted {}

    private static class Holding {
        private Keeping part;
    }

    private static class HoldingIndirectly {
        private Holding part;
    }

    private static class Contradictory {
        @Claim(value = "oid", standard = Claims.sub)
        private String subject;
    }

    private static class SameTwice {
        @Claim(value = "sub", standard = Claims.sub)
        private String subject;
    }

    @Test
    void aBeanThatOutlivesTheRequestMayNotKeepAClaim() {
        look(Keeping.class, ApplicationScoped.class);

        assertThat(errors())
                .hasSize(4)
                .anyMatch(message -> message.contains("Keeping.subject"))
                .anyMatch(message -> message.contains("Keeping.json"))
                .anyMatch(message -> message.contains("Keeping.optional"))
                .anyMatch(message -> message.contains("Keeping.token"))
                .allMatch(
                        message -> message.contains("a bean that is @ApplicationScoped. Make the bean @RequestScoped"));
    }

    @ParameterizedTest
    @ValueSource(classes = {SessionScoped.class, ConversationScoped.class, Singleton.class, OwnScope.class})
    void neitherMayABeanOfAnyOtherScopeButTheRequests(Class<? extends Annotation> scope) {
        look(Keeping.class, scope);

        assertThat(errors())
                .hasSize(4)
                .allMatch(message -> message.contains("a bean that is @" + scope.getSimpleName()));
    }

    @Test
    void itMayAskForTheClaimEachTime() {
        look(Asking.class, ApplicationScoped.class);

        assertThat(errors()).isEmpty();
    }

    @Test
    void aBeanOfTheRequestMayKeepClaims() {
        look(Keeping.class, RequestScoped.class);
        look(Keeping.class, Dependent.class);
        look(Mapping.class, RequestScoped.class);

        assertThat(errors()).isEmpty();
    }

    @Test
    void whatTheContainerSharesMayNotKeepClaimsWhateverItsScope() {
        look(Pooled.class, Dependent.class);
        look(Mapping.class, Dependent.class);
        look(Listening.class, RequestScoped.class);

        assertThat(errors())
                .hasSize(3)
                .anyMatch(message -> message.contains("Pooled.subject") && message.contains("a @Stateless enterprise"))
                .anyMatch(message -> message.contains("Mapping.subject") && message.contains("a provider of JAX-RS"))
                .anyMatch(message -> message.contains("Listening.subject") && message.contains("in a listener"));
    }

    @Test
    void anEnterpriseBeanIsKnownWithoutAnnotations() {
        look(sessionBean(SessionBeanType.STATEFUL, RequestScoped.class));
        assertThat(errors()).isEmpty();

        look(sessionBean(SessionBeanType.STATEFUL, Dependent.class));
        assertThat(errors()).hasSize(4).allMatch(message -> message.contains("a @Stateful enterprise bean"));
    }

    @Test
    void interceptorsAndDecoratorsMayNotKeepClaims() {
        look(Interceptor.class, Keeping.class, Dependent.class);
        assertThat(errors()).hasSize(4).allMatch(message -> message.contains("in an interceptor"));

        look(Decorator.class, Asking.class, Dependent.class);
        assertThat(errors()).hasSize(4);

        look(Decorator.class, Unknown.class, Dependent.class);
        assertThat(errors())
                .hasSize(5)
                .anyMatch(message -> message.contains("Unknown.subject") && message.contains("in a decorator"));
    }

    /** They are no beans. */
    @Test
    void neitherMayTheInterceptorsThatAnEnterpriseBeanNames() {
        look(Fake.of(ProcessSessionBean.class)
                .on("getBean", bean(Bean.class, Intercepted.class, Dependent.class))
                .on("getSessionBeanType", SessionBeanType.STATELESS)
                .make());

        assertThat(points.errors(components()))
                .singleElement()
                .asString()
                .contains("Unknown.subject would keep", "a component that is no CDI bean");
    }

    @Test
    void whatIsInjectedIntoABeanIsNotThatOfAComponent() throws NoSuchFieldException {
        Field subject = Unknown.class.getDeclaredField("subject");
        InjectionPoint ofABean = Fake.of(InjectionPoint.class)
                .on("getBean", bean(Bean.class, Unknown.class, RequestScoped.class))
                .on("getMember", subject)
                .on("getType", String.class)
                .on("getQualifiers", Set.of(subject.getAnnotations()))
                .make();

        points.look(Unknown.class, Set.of(ofABean));

        assertThat(errors()).isEmpty();
    }

    @Test
    void aComponentThatComesLateMayNotHoldWhatKeepsClaims() {
        known.put(Keeping.class, look(Keeping.class, Dependent.class));
        assertThat(errors()).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> points.look(Holding.class, pointsOf(Holding.class)))
                .withMessageContaining("Keeping.subject would keep")
                .withMessageContaining("an object that " + Holding.class.getName() + " holds");
    }

    @Test
    void norMayItNameTwoClaimsAtOnce() {
        assertThat(errors()).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> points.look(Contradictory.class, pointsOf(Contradictory.class)))
                .withMessageContaining("Contradictory.subject names two claims");
    }

    /** Of the server's beans nothing is asked but the class. */
    @Test
    void aBeanWithoutAClassOrOfTheServerIsPassedBy() {
        look(Fake.of(ProcessBean.class)
                .on(
                        "getBean",
                        Fake.of(Bean.class).on("getBeanClass", (Object) null).make())
                .make());
        look(Fake.of(ProcessBean.class)
                .on(
                        "getBean",
                        Fake.of(Bean.class).on("getBeanClass", String.class).make())
                .make());

        assertThat(errors()).isEmpty();
    }

    @Test
    void onlyAClaimHasATypeThatIsUnknown() {
        points.look(Fake.of(InjectionPoint.class)
                .on("getType", Thread.class)
                .on("getQualifiers", Set.of(Default.Literal.INSTANCE))
                .on("getMember", Unknown.class.getDeclaredFields()[0])
                .make());

        assertThat(points.typeErrors()).isEmpty();
    }

    @Test
    void ofComponentsThatAreNoBeansOnlyResourcesMayKeepClaims() {
        points.look(Resource.class, pointsOf(Resource.class));
        points.look(Asking.class, pointsOf(Asking.class));
        assertThat(errors()).isEmpty();
    }

    @Test
    void otherComponentsAreRefusedAlsoWhenTheyComeLate() {
        assertThat(errors()).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> points.look(Unknown.class, pointsOf(Unknown.class)))
                .withMessageContaining("Unknown.subject would keep")
                .withMessageContaining("a component that is no CDI bean");
    }

    @Test
    void componentsWithoutEventsAreRefusedTogether() {
        assertThat(errors()).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> points.look(Set.of(Listening.class, Mapping.class), components()))
                .withMessageContaining("Listening.subject would keep")
                .withMessageContaining("Mapping.subject would keep");
    }

    @Test
    void ofThoseAResourceABeanAndAnUnknownOneAreNot() {
        look(Mapping.class, RequestScoped.class);
        assertThat(errors()).isEmpty();

        points.look(Set.of(Resource.class, Mapping.class, Unknown.class), components());
        assertThat(points.resources()).containsExactly(Resource.class);
    }

    @Test
    void aPartOfASharedObjectMayNotKeepClaims() {
        look(Holding.class, Dependent.class);
        look(HoldingIndirectly.class, ApplicationScoped.class);
        Bean<?> keeping = look(Keeping.class, Dependent.class);
        Bean<?> holding = look(Holding.class, Dependent.class);
        known.put(Keeping.class, keeping);
        known.put(Holding.class, holding);

        assertThat(errors())
                .hasSize(4)
                .allMatch(message -> message.contains("Keeping.")
                        && message.contains("an object that " + HoldingIndirectly.class.getName()
                                + " holds, a bean that is @ApplicationScoped"));
    }

    /** As on GlassFish, where the extension's bean manager knows no bean of the application. */
    @Test
    void aPartIsFoundAlsoWhereTheBeanManagerDoesNotKnowIt() {
        look(HoldingIndirectly.class, ApplicationScoped.class);
        look(Keeping.class, Dependent.class);
        look(Holding.class, Dependent.class);

        assertThat(errors()).hasSize(4).allMatch(message -> message.contains("Keeping."));
    }

    @Test
    void aPartOfAnotherTypeIsNobodysPart() {
        look(HoldingIndirectly.class, ApplicationScoped.class);
        look(Keeping.class, Dependent.class);

        assertThat(errors()).isEmpty();
    }

    @Test
    void aPartOfAnObjectOfTheRequestMayKeepClaims() {
        look(Holding.class, RequestScoped.class);
        known.put(Keeping.class, look(Keeping.class, Dependent.class));

        assertThat(errors()).isEmpty();
    }

    @Test
    void oneClaimCannotBeTwo() {
        look(Contradictory.class, RequestScoped.class);
        look(SameTwice.class, RequestScoped.class);

        assertThat(errors())
                .singleElement()
                .asString()
                .contains("Contradictory.subject", "names two claims", "Keep value or standard");
    }

    private static class Unknowing {
        @Claim("x")
        private Optional<java.time.Instant> optional;

        @Claim("x")
        private Instance<Thread> instance;

        private Optional<java.time.Instant> noClaim;
    }

    private static class MakingThreads {}

    @Test
    void aTypeThatNoClaimHasIsRefusedAndTheMessageSaysWhatToAskFor() {
        Arrays.stream(Unknowing.class.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .forEach(field -> points.look(point(field)));

        assertThat(points.typeErrors())
                .hasSize(2)
                .anyMatch(message -> message.startsWith(Unknowing.class.getName() + ".optional asks for a claim as "
                        + "java.util.Optional<java.time.Instant>, which no claim can be given as. Ask for String, "))
                .anyMatch(message -> message.startsWith(Unknowing.class.getName() + ".instance asks for a claim as "));
    }

    @Test
    void soItIsWhereTheContainerTellsOfNoInjectionPoint() {
        look(Unknowing.class, RequestScoped.class);
        assertThat(errors()).hasSize(2);

        assertThatIllegalStateException()
                .isThrownBy(() -> points.look(Set.of(Unknowing.class, Listening.class), components()))
                .withMessageContaining("Unknowing.optional asks for");
    }

    @Test
    void aTypeThatTheApplicationMakesOfAClaimIsItsOwnMatter() {
        look(Unknowing.class, RequestScoped.class);
        Annotation claim = Arrays.stream(Unknowing.class.getDeclaredFields())
                .flatMap(field -> Arrays.stream(field.getAnnotations()))
                .findFirst()
                .orElseThrow();
        Bean<?> producer = Fake.of(Bean.class)
                .on("getBeanClass", MakingThreads.class)
                .on("getScope", RequestScoped.class)
                .on("getTypes", Set.of(Object.class, Thread.class))
                .on("getQualifiers", Set.of(claim))
                .on("getInjectionPoints", Set.of())
                .make();
        look(Fake.of(ProcessBean.class).on("getBean", producer).make());

        assertThat(points.typeErrors()).singleElement().asString().contains("Unknowing.optional");
    }

    private abstract static class Open<T> {
        @Claim("x")
        private T open;

        @Claim("x")
        private ClaimValue<Optional<T>> nested;
    }

    private abstract static class Closed<T> {
        @Claim("x")
        private Map<String, T> open;

        @Claim("x")
        private Optional<Thread> closed;
    }

    private static class Concrete<T> {
        @Claim("x")
        private Optional<T> open;
    }

    /** Open Liberty shows the injection points of abstract classes, too. */
    @Test
    void anAbstractClassMayLeaveTheTypeToThoseThatExtendIt() {
        for (Class<?> type : new Class<?>[] {Open.class, Closed.class, Concrete.class}) {
            pointsOf(type).forEach(points::look);
        }

        assertThat(points.typeErrors())
                .hasSize(2)
                .anyMatch(message -> message.contains("Closed.closed asks for"))
                .anyMatch(message -> message.contains("Concrete.open asks for"));
    }

    private Set<String> errors() {
        return points.errors(Fake.of(BeanManager.class)
                .on("getBeans", given -> known.containsKey(given[0]) ? Set.of(known.get(given[0])) : Set.of())
                .on("resolve", given -> ((Set<?>) given[0]).stream().findFirst().orElse(null))
                .make());
    }

    private static BeanManager components() {
        return Fake.of(BeanManager.class)
                .on("createAnnotatedType", given -> ContainerEvents.annotatedFields((Class<?>) given[0]))
                .on("createInjectionPoint", given -> point(((AnnotatedField<?>) given[0]).getJavaMember()))
                .make();
    }

    private Bean<?> look(Class<?> type, Class<? extends Annotation> scope) {
        return look(Bean.class, type, scope);
    }

    private Bean<?> look(Class<? extends Bean> kind, Class<?> type, Class<? extends Annotation> scope) {
        Bean<?> bean = bean(kind, type, scope);
        look(Fake.of(ProcessBean.class).on("getBean", bean).make());
        return bean;
    }

    private void look(ProcessBean<?> event) {
        points.look(event);
    }

    private static ProcessBean<?> sessionBean(SessionBeanType type, Class<? extends Annotation> scope) {
        return Fake.of(ProcessSessionBean.class)
                .on("getBean", bean(Bean.class, Keeping.class, scope))
                .on("getSessionBeanType", type)
                .make();
    }

    private static Bean<?> bean(Class<? extends Bean> kind, Class<?> type, Class<? extends Annotation> scope) {
        return Fake.of(kind)
                .on("getBeanClass", type)
                .on("getScope", scope)
                .on("getTypes", Set.of(Object.class, type))
                .on("getQualifiers", Set.of(Default.Literal.INSTANCE))
                .on("getInjectionPoints", pointsOf(type))
                .make();
    }

    private static Set<InjectionPoint> pointsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(ClaimPointsTest::point)
                .collect(Collectors.toSet());
    }

    private static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .on("getBean", given -> null)
                .make();
    }
}
