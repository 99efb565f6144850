package io.github.scalekit4ee.internal.cdi;

import static io.github.scalekit4ee.internal.cdi.ContainerEvents.annotated;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.bean;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.discovered;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.found;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.injectionPoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.AccessTokenIdentityStore;
import io.github.scalekit4ee.internal.security.ApplicationMechanism;
import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import io.github.scalekit4ee.security.AccessTokenLogin;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanAttributes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.inject.spi.configurator.BeanAttributesConfigurator;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who authenticates: our mechanism, one of the application's own, or the server. */
@SuppressWarnings({"unused", "unchecked", "rawtypes"})
class ExtensionMechanismsTest {

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT = new SimulatedScalekitExtension();

    private final FakeDeployment deployment =
            new FakeDeployment(SCALEKIT.scalekit().environmentUrl());

    private static class Plain {}

    private static class Logging {
        private AccessTokenLogin login;
    }

    @LoginConfig(authMethod = "MP-JWT")
    private static class WithLoginConfig {}

    private static class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static class Another extends Own {}

    @BasicAuthenticationMechanismDefinition
    private static class Defining {}

    @AfterEach
    void end() {
        deployment.close();
    }

    // Our mechanism

    @Test
    void openLibertyGetsOurMechanismWhereItIsToAuthenticate() {
        deployment.runsOn(Servers.OPEN_LIBERTY);
        List<Object> types = new ArrayList<>();
        deployment.verifier();

        deployment.read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", given -> {
            types.addAll(List.of(given));
            return null;
        }));

        assertThat(types)
                .containsExactly(BearerAuthenticationMechanism.class, BearerAuthenticationMechanism.class.getName());
    }

    /** The fake event fails the test when a type is added. */
    @Test
    void nobodyElseGetsIt() {
        deployment.runsOn(Servers.OPEN_LIBERTY);
        deployment.switchedOff();
        deployment.verifier();
        deployment.set("scalekit.enabled", "true");
        deployment.lacks("Jakarta Security is not active");
        deployment.read();
        deployment.runsOn(Servers.WILDFLY);
        deployment.lacksNothing();

        assertThat(deployment.read().authenticates()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {BearerAuthenticationMechanism.class, AccessTokenIdentityStore.class})
    void whereItIsNotToAuthenticateTheServerDoesNotSeeIt(Class<?> bean) {
        assertThat(withdrawn(deployment.switchedOff(), annotated(bean))).isTrue();
        deployment.verifier();
        deployment.set("scalekit.enabled", "true");
        assertThat(withdrawn(deployment.read(), annotated(bean))).isFalse();
    }

    @Test
    void whatIsNotOursStays() throws Exception {
        ScalekitExtension extension = deployment.switchedOff();

        assertThat(withdrawn(extension, annotated(Own.class))).isFalse();
        assertThat(withdrawn(extension, annotated(copy(BearerAuthenticationMechanism.class))))
                .isFalse();
    }

    /** WildFly's own, which knows no token of ours. */
    @Test
    void theServersProducerOfAPrincipalGivesWay() throws Exception {
        Class<?> producer = NamedClass.of("io.smallrye.jwt.auth.cdi.PrincipalProducer");

        assertThat(withdrawn(deployment.switchedOff(), method(producer))).isFalse();
        deployment.verifier();
        deployment.set("scalekit.enabled", "true");
        ScalekitExtension extension = deployment.read();
        assertThat(withdrawn(extension, method(producer))).isTrue();
        assertThat(withdrawn(extension, method(Plain.class))).isFalse();
        assertThat(withdrawn(extension, Fake.of(AnnotatedField.class).make())).isFalse();
    }

    // Mechanisms of the application's own

    @Test
    void anApplicationsMechanismIsAskedByOurs() {
        ScalekitExtension extension = deployment.verifying();
        Bean<?> own = found(extension, Own.class, ApplicationScoped.class);
        deployment.reference(own, new Own());

        deployment.check(extension);
        deployment.start(extension);

        assertThat(deployment.problems()).isEmpty();
        assertThat(deployment.log().of(Level.INFO))
                .singleElement()
                .asString()
                .contains(Own.class.getName(), "Requests with a bearer token are scalekit4ee's");
        assertThat(extension.hasOwnMechanism()).isTrue();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.sharesRequests()).isTrue();
        assertThat(deployment.added().made(ApplicationMechanism.class))
                .isNotNull()
                .isNotSameAs(ApplicationMechanism.none());
        assertThat(deployment.added().made(Container.Application.class).authenticates())
                .isFalse();
    }

    @Test
    void withoutOneNobodyIsAsked() {
        ScalekitExtension extension = deployment.verifying();
        deployment.check(extension);
        deployment.start(extension);

        assertThat(deployment.added().made(ApplicationMechanism.class)).isSameAs(ApplicationMechanism.none());
        assertThat(deployment.log().all()).isEmpty();
    }

    @Test
    void severalFailTheDeployment() {
        ScalekitExtension extension = deployment.verifying();
        found(extension, Own.class, ApplicationScoped.class);
        found(extension, Another.class, ApplicationScoped.class);

        deployment.start(extension);

        assertThat(deployment.problems())
                .singleElement()
                .asString()
                .contains("several authentication mechanisms", Own.class.getName(), Another.class.getName());
        assertThat(extension.sharesRequests()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().verifier());
    }

    @Test
    void oneThatLogsInByATokenIsAskedWithTokensToo() throws NoSuchFieldException {
        ScalekitExtension extension = deployment.verifying();
        found(extension, Own.class, ApplicationScoped.class);
        extension.findClaim(injectionPoint(Logging.class, "login"));

        deployment.start(extension);

        assertThat(deployment.log().of(Level.INFO))
                .singleElement()
                .asString()
                .contains("answers to requests with a bearer token");
    }

    @Test
    void whatTheConfigurationSaysOfTokensCounts() throws NoSuchFieldException {
        deployment.set("scalekit.bearer-first", "true");
        ScalekitExtension extension = deployment.verifying();
        found(extension, Own.class, ApplicationScoped.class);
        extension.findClaim(injectionPoint(Logging.class, "login"));
        deployment.start(extension);
        assertThat(deployment.log().all())
                .singleElement()
                .asString()
                .contains("Requests with a bearer token are scalekit4ee's");

        deployment.set("scalekit.bearer-first", "false");
        ScalekitExtension other = deployment.read();
        found(other, Own.class, ApplicationScoped.class);
        deployment.start(other);
        assertThat(deployment.log().all()).hasSize(2);
        assertThat(deployment.log().all().get(1)).contains("answers to requests with a bearer token");
    }

    @Test
    void anAlternativeWithoutPriorityIsNoneToTheServerWhereOursIsOne() {
        assertThat(ranked(deployment.switchedOff())).isFalse();
        deployment.verifier();
        deployment.set("scalekit.enabled", "true");
        assertThat(ranked(deployment.read())).isTrue();
    }

    @Test
    void openLibertyFindsNoneBeforeOurs() {
        ScalekitExtension extension = deployment.verifyingOnOpenLiberty();
        Bean<?> own = found(extension, Own.class, ApplicationScoped.class);
        Own object = new Own();
        deployment.reference(own, object);

        deployment.check(extension);

        assertThat(deployment.added().of(Own.class)).singleElement().satisfies(bean -> {
            assertThat(bean.id()).contains(Own.class.getName());
            assertThat(bean.create(null)).isSameAs(object);
        });
    }

    @Test
    void otherServersAskForTheTypeAndNeedNoSecondBean() {
        ScalekitExtension extension = deployment.verifying();
        found(extension, Own.class, ApplicationScoped.class);

        deployment.check(extension);

        assertThat(deployment.added().of(Own.class)).isEmpty();
    }

    @Test
    void openLibertyUsesADefinitionOnAClassThatIsNoBean() {
        ScalekitExtension extension = deployment.verifyingOnOpenLiberty();
        extension.find(discovered(Defining.class).make());
        extension.find(Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean(Object.class, Dependent.class, HttpAuthenticationMechanism.class))
                .on("getAnnotated", (Object) annotated(Object.class))
                .make());

        deployment.start(extension);

        assertThat(deployment.problems())
                .singleElement()
                .asString()
                .contains("A class that is no enabled bean", Defining.class.getName());
    }

    // @LoginConfig

    @Test
    void loginConfigIsHiddenFromOtherExtensions() {
        List<String> hidden = new ArrayList<>();
        ScalekitExtension extension = deployment.verifying();

        extension.find(discovered(WithLoginConfig.class)
                .on("configureAnnotatedType", given -> Fake.of(AnnotatedTypeConfigurator.class)
                        .on("remove", removed -> {
                            hidden.add("hidden");
                            return null;
                        })
                        .make())
                .make());

        assertThat(hidden).hasSize(1);
    }

    /** The fake event fails the test when a type is changed. */
    @Test
    void itStaysWhereTheServerIsToAuthenticate() {
        ScalekitExtension extension = deployment.switchedOff();

        extension.find(discovered(WithLoginConfig.class).make());
        extension.checkLoginConfig(deployment.added().event());

        assertThat(deployment.added().errors()).isEmpty();
    }

    @Test
    void openLibertyWouldEndTheDeploymentByItLessClearly() throws Exception {
        ScalekitExtension extension = deployment.verifyingOnOpenLiberty();
        lookAtLoginConfigOfTheServer(extension);

        extension.checkLoginConfig(deployment.added().event());

        assertThat(deployment.added().errors())
                .singleElement()
                .asString()
                .contains(WithLoginConfig.class.getName(), "Remove the feature mpJwt");
    }

    @Test
    void besideAMechanismOfTheApplicationsItDoesNot() throws Exception {
        ScalekitExtension extension = deployment.verifyingOnOpenLiberty();
        lookAtLoginConfigOfTheServer(extension);
        found(extension, Own.class, ApplicationScoped.class);

        extension.checkLoginConfig(deployment.added().event());

        assertThat(deployment.added().errors()).isEmpty();
    }

    private static AnnotatedMethod<?> method(Class<?> declaring) {
        return Fake.of(AnnotatedMethod.class)
                .on("getDeclaringType", (Object) annotated(declaring))
                .make();
    }

    private static boolean withdrawn(ScalekitExtension extension, Object annotated) {
        List<Object> vetoed = new ArrayList<>();
        extension.withdraw(Fake.of(ProcessBeanAttributes.class)
                .on("getAnnotated", annotated)
                .on("getBeanAttributes", attributes(false))
                .on("veto", given -> vetoed.add(annotated))
                .make());
        return !vetoed.isEmpty();
    }

    private static boolean ranked(ScalekitExtension extension) {
        List<Object> configured = new ArrayList<>();
        extension.withdraw(Fake.of(ProcessBeanAttributes.class)
                .on("getAnnotated", (Object) annotated(Own.class))
                .on("getBeanAttributes", attributes(true))
                .on("configureBeanAttributes", given -> Fake.of(BeanAttributesConfigurator.class)
                        .on("alternative", said -> {
                            configured.add(said[0]);
                            return null;
                        })
                        .make())
                .make());
        return configured.equals(List.of(false));
    }

    private static BeanAttributes<?> attributes(boolean alternative) {
        return Fake.of(BeanAttributes.class).on("isAlternative", alternative).make();
    }

    /** A copy of the annotation in the application would awaken nobody. */
    private static void lookAtLoginConfigOfTheServer(ScalekitExtension extension) throws Exception {
        URL api = LoginConfig.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {api}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(LoginConfig.class.getName());
            Annotation annotation = (Annotation)
                    Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> type);
            extension.find(Fake.of(ProcessAnnotatedType.class)
                    .on("getAnnotatedType", (Object) annotated(WithLoginConfig.class, annotation))
                    .make());
        }
    }

    /** The class of the same name in another WAR of an EAR. */
    private static Class<?> copy(Class<?> original) throws IOException {
        String file = original.getName().replace('.', '/') + ".class";
        try (InputStream bytes = original.getClassLoader().getResourceAsStream(file)) {
            return NamedClass.of(original.getName(), bytes.readAllBytes());
        }
    }
}
