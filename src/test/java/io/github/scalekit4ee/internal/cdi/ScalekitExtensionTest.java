package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.AccessTokenIdentityStore;
import io.github.scalekit4ee.internal.security.ApplicationMechanism;
import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.LogoutEndpoint;
import io.github.scalekit4ee.internal.security.MetadataResponses;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import io.github.scalekit4ee.internal.server.Servers;
import io.github.scalekit4ee.security.AccessTokenLogin;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanAttributes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.inject.spi.configurator.BeanAttributesConfigurator;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.jwt.Claim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension does at each event of a container. The wiring tests show that these events come. */
@SuppressWarnings({"unused", "unchecked", "rawtypes"})
class ScalekitExtensionTest {

    private static SimulatedScalekit scalekit;

    private final Set<String> properties = new TreeSet<>();
    private final LoggedMessages log = new LoggedMessages("cdi");
    private final AddedBeans added = new AddedBeans();
    private final List<String> problems = new ArrayList<>();
    private final List<Object> released = new ArrayList<>();
    private final Map<Class<?>, Set<Bean<?>>> known = new HashMap<>();
    private final Map<Bean<?>, Object> objects = new HashMap<>();
    private final List<ScalekitExtension> made = new ArrayList<>();
    private Container server = Servers.ANY;
    private Optional<String> missing = Optional.empty();

    private static class Plain {}

    private static class Keeping {
        @Claim("sub")
        private String subject;
    }

    @Path("")
    private static class Resource {
        @Claim("sub")
        private String subject;
    }

    private static class Unknowing {
        @Claim("sub")
        private Instant subject;
    }

    private static class Caller {
        private ClientCredentialsClient unnamed;

        @ScalekitClient("billing")
        private ClientCredentialsClient billing;
    }

    private static class Logging {
        private AccessTokenLogin login;
    }

    private static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Claim("sub")
        private String subject;
    }

    private static class Scoped {
        @RequiresScopes("deploy")
        private void deploy() {}
    }

    interface Contract {
        @RequiresScopes("read")
        void read();
    }

    private static class Reading implements Contract {
        @Override
        public void read() {}
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

    private static class Checking {}

    @BeforeAll
    static void start() {
        scalekit = SimulatedScalekit.start();
        scalekit.registerClient("m2morg_1", "secret");
    }

    @AfterAll
    static void end() {
        scalekit.close();
    }

    @AfterEach
    void clear() {
        properties.forEach(System::clearProperty);
        made.forEach(extension -> extension.stop(Fake.of(BeforeShutdown.class).make()));
        log.close();
    }

    // The configuration

    @Test
    void aWrongConfigurationFailsTheDeploymentAndNothingElseIsDone() {
        set("scalekit.environment-url", "ftp://acme.example");
        set("scalekit.clock-skew", "long");
        ScalekitExtension extension = read();

        extension.check(added.event(), Fake.of(BeanManager.class).make());

        assertThat(added.errors())
                .singleElement()
                .asString()
                .contains("scalekit.environment-url", "scalekit.clock-skew", "is not in WEB-INF/lib");
        assertThat(added.beans()).isEmpty();
        assertThat(extension.report()).isEmpty();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(extension.unenforcedScopes(Set.of(Scoped.class))).isEmpty();
        assertThatIllegalStateException().isThrownBy(extension::application).withMessageContaining("could not be read");
        start(extension);
        assertThat(problems).isEmpty();
    }

    @Test
    void switchedOffNothingIsLookedAtAndWhatCanBeInjectedStays() {
        ScalekitExtension extension = switchedOff();
        lookAtEverything(extension);

        check(extension);
        start(extension);

        assertThat(added.errors()).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(log.all())
                .containsExactly("scalekit.enabled (SCALEKIT_ENABLED) is false: access tokens are not looked at.");
        assertThat(added.of(ClientCredentialsClient.class)).hasSize(2);
        assertThat(added.made(CallerConfiguration.class).realm()).isEqualTo("scalekit");
        assertThat(added.of(ApplicationMechanism.class)).isEmpty();
        assertThat(added.of(HealthCheck.class)).isEmpty();
        assertThat(extension.report()).isEmpty();
        assertThat(extension.enforces()).isFalse();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.unenforcedScopes(Set.of(Scoped.class))).isEmpty();
    }

    @Test
    void forOutgoingCallsOnlyCallersAreNotLookedAt() {
        set("scalekit.verifier.enabled", "false");
        set("scalekit.telemetry.enabled", "false");
        set("scalekit.environment-url", scalekit.environmentUrl().toString());
        set("scalekit.client-id", "m2morg_1");
        set("scalekit.client-secret", "secret");
        ScalekitExtension extension = read();
        found(extension, Keeping.class, ApplicationScoped.class);
        found(extension, Own.class, ApplicationScoped.class);

        check(extension);
        start(extension);

        assertThat(added.errors()).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(log.all()).isEmpty();
        assertThat(added.of(ApplicationMechanism.class)).isEmpty();
        assertThat(added.of(HealthCheck.class)).isEmpty();
        assertThat(extension.report()).hasValueSatisfying(report -> assertThat(report)
                .contains("accepts no access tokens", "clients for outgoing calls: the unnamed one"));
        assertThat(extension.enforces()).isTrue();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.hasOwnMechanism()).isTrue();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(added.made(ClientCredentialsClient.class).accessToken()).isNotNull();

        extension.stop();

        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().clients().client(""));
    }

    @Test
    void whatCallersAreToldByIsABean() {
        set("scalekit.realm", "shop");
        ScalekitExtension extension = verifying();

        check(extension);

        assertThat(added.errors()).isEmpty();
        assertThat(added.made(CallerConfiguration.class).realm()).isEqualTo("shop");
        assertThat(added.made(Events.class)).isSameAs(extension.application().events());
        assertThat(added.made(ConfiguredClients.class))
                .isSameAs(extension.application().clients());
        assertThat(added.made(LogoutEndpoint.class)).isSameAs(LogoutEndpoint.none());
        assertThat(added.made(ErrorResponses.class).isChallenge("Bearer realm=\"shop\""))
                .isTrue();
        assertThat(added.made(Container.Application.class).authenticates()).isTrue();
        assertThat(added.beans()).allSatisfy(bean -> assertThat(bean.id()).contains("@"));
        assertThat(extension.report())
                .hasValueSatisfying(report -> assertThat(report).contains("accepts access tokens of"));
        assertThat(extension.enforces()).isTrue();
        assertThat(extension.authenticates()).isTrue();
        assertThat(extension.hasOwnMechanism()).isFalse();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(extension.application().configuration().enabled()).isTrue();
    }

    @Test
    void whatTheServerHasNotFailsTheDeployment() {
        missing = Optional.of("Jakarta Security is not active");
        ScalekitExtension extension = verifying();

        check(extension);

        assertThat(added.errors()).singleElement().asString().contains("Jakarta Security is not active");
        assertThat(added.of(ApplicationMechanism.class)).isEmpty();
    }

    @Test
    void theServersHealthIsToldOfTheKeys() {
        check(verifying());

        assertThat(added.of(HealthCheck.class)).singleElement().satisfies(bean -> {
            assertThat(bean.id()).contains("scalekit-keys");
            assertThat(bean.qualifiers()).isEqualTo(List.of(Readiness.Literal.INSTANCE));
            assertThat(bean.produce()).isInstanceOf(HealthCheck.class);
        });
    }

    @Test
    void andOfTheRevocationsWhereNodesShareThem() {
        set("scalekit.revocations.cache", "revocations");

        check(verifying());

        assertThat(added.of(HealthCheck.class))
                .extracting(AddedBeans.Added::id)
                .anyMatch(id -> id.contains("scalekit-keys"))
                .anyMatch(id -> id.contains("scalekit-revocations"));
    }

    // Clients

    @Test
    void aClientThatIsInjectedAndNotConfiguredIsNamed() throws NoSuchFieldException {
        ScalekitExtension extension = verifying();
        extension.find((ProcessInjectionPoint<?, ClientCredentialsClient>) injectionPoint(Caller.class, "billing"));

        check(extension);

        assertThat(added.errors()).singleElement().asString().contains("scalekit.clients.billing.client-id");
        assertThat(added.of(ClientCredentialsClient.class))
                .extracting(AddedBeans.Added::qualifiers)
                .containsExactlyInAnyOrder(
                        List.of(Default.Literal.INSTANCE), List.of(ScalekitClient.Literal.of("billing")));
    }

    // Our mechanism

    @Test
    void openLibertyGetsOurMechanismWhereItIsToAuthenticate() {
        server = Servers.OPEN_LIBERTY;
        List<Object> types = new ArrayList<>();
        verifier();

        read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", given -> {
            types.addAll(List.of(given));
            return null;
        }));

        assertThat(types)
                .containsExactly(BearerAuthenticationMechanism.class, BearerAuthenticationMechanism.class.getName());
    }

    /** The fake event fails the test when a type is added. */
    @Test
    void nobodyElseGetsIt() {
        server = Servers.OPEN_LIBERTY;
        switchedOff();
        verifier();
        set("scalekit.enabled", "true");
        missing = Optional.of("Jakarta Security is not active");
        read();
        server = Servers.WILDFLY;
        missing = Optional.empty();

        assertThat(read().authenticates()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {BearerAuthenticationMechanism.class, AccessTokenIdentityStore.class})
    void whereItIsNotToAuthenticateTheServerDoesNotSeeIt(Class<?> bean) {
        assertThat(withdrawn(switchedOff(), annotated(bean))).isTrue();
        verifier();
        set("scalekit.enabled", "true");
        assertThat(withdrawn(read(), annotated(bean))).isFalse();
    }

    @Test
    void whatIsNotOursStays() throws Exception {
        ScalekitExtension extension = switchedOff();

        assertThat(withdrawn(extension, annotated(Own.class))).isFalse();
        assertThat(withdrawn(extension, annotated(copy(BearerAuthenticationMechanism.class))))
                .isFalse();
    }

    /** WildFly's own, which knows no token of ours. */
    @Test
    void theServersProducerOfAPrincipalGivesWay() throws Exception {
        Class<?> producer = NamedClass.of("io.smallrye.jwt.auth.cdi.PrincipalProducer");

        assertThat(withdrawn(switchedOff(), method(producer))).isFalse();
        verifier();
        set("scalekit.enabled", "true");
        ScalekitExtension extension = read();
        assertThat(withdrawn(extension, method(producer))).isTrue();
        assertThat(withdrawn(extension, method(Plain.class))).isFalse();
        assertThat(withdrawn(extension, Fake.of(AnnotatedField.class).make())).isFalse();
    }

    // Mechanisms of the application's own

    @Test
    void anApplicationsMechanismIsAskedByOurs() {
        ScalekitExtension extension = verifying();
        Bean<?> own = found(extension, Own.class, ApplicationScoped.class);
        objects.put(own, new Own());

        check(extension);
        start(extension);

        assertThat(problems).isEmpty();
        assertThat(log.of(Level.INFO))
                .singleElement()
                .asString()
                .contains(Own.class.getName(), "Requests with a bearer token are scalekit4ee's");
        assertThat(extension.hasOwnMechanism()).isTrue();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.sharesRequests()).isTrue();
        assertThat(added.made(ApplicationMechanism.class)).isNotNull().isNotSameAs(ApplicationMechanism.none());
        assertThat(added.made(Container.Application.class).authenticates()).isFalse();
    }

    @Test
    void withoutOneNobodyIsAsked() {
        ScalekitExtension extension = verifying();
        check(extension);
        start(extension);

        assertThat(added.made(ApplicationMechanism.class)).isSameAs(ApplicationMechanism.none());
        assertThat(log.all()).isEmpty();
    }

    @Test
    void severalFailTheDeployment() {
        ScalekitExtension extension = verifying();
        found(extension, Own.class, ApplicationScoped.class);
        found(extension, Another.class, ApplicationScoped.class);

        start(extension);

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("several authentication mechanisms", Own.class.getName(), Another.class.getName());
        assertThat(extension.sharesRequests()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().verifier());
    }

    @Test
    void oneThatLogsInByATokenIsAskedWithTokensToo() throws NoSuchFieldException {
        ScalekitExtension extension = verifying();
        found(extension, Own.class, ApplicationScoped.class);
        extension.findClaim(injectionPoint(Logging.class, "login"));

        start(extension);

        assertThat(log.of(Level.INFO)).singleElement().asString().contains("answers to requests with a bearer token");
    }

    @Test
    void whatTheConfigurationSaysOfTokensCounts() throws NoSuchFieldException {
        set("scalekit.bearer-first", "true");
        ScalekitExtension extension = verifying();
        found(extension, Own.class, ApplicationScoped.class);
        extension.findClaim(injectionPoint(Logging.class, "login"));
        start(extension);
        assertThat(log.all()).singleElement().asString().contains("Requests with a bearer token are scalekit4ee's");

        set("scalekit.bearer-first", "false");
        ScalekitExtension other = read();
        found(other, Own.class, ApplicationScoped.class);
        start(other);
        assertThat(log.all()).hasSize(2);
        assertThat(log.all().get(1)).contains("answers to requests with a bearer token");
    }

    @Test
    void anAlternativeWithoutPriorityIsNoneToTheServerWhereOursIsOne() {
        assertThat(ranked(switchedOff())).isFalse();
        verifier();
        set("scalekit.enabled", "true");
        assertThat(ranked(read())).isTrue();
    }

    @Test
    void openLibertyFindsNoneBeforeOurs() {
        server = Servers.OPEN_LIBERTY;
        verifier();
        ScalekitExtension extension = read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", (Object) null));
        Bean<?> own = found(extension, Own.class, ApplicationScoped.class);
        Own object = new Own();
        objects.put(own, object);

        check(extension);

        assertThat(added.of(Own.class)).singleElement().satisfies(bean -> {
            assertThat(bean.id()).contains(Own.class.getName());
            assertThat(bean.create(null)).isSameAs(object);
        });
    }

    @Test
    void otherServersAskForTheTypeAndNeedNoSecondBean() {
        ScalekitExtension extension = verifying();
        found(extension, Own.class, ApplicationScoped.class);

        check(extension);

        assertThat(added.of(Own.class)).isEmpty();
    }

    @Test
    void openLibertyUsesADefinitionOnAClassThatIsNoBean() {
        server = Servers.OPEN_LIBERTY;
        verifier();
        ScalekitExtension extension = read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", (Object) null));
        extension.find(discovered(Defining.class).make());
        extension.find(Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean(Object.class, Dependent.class, HttpAuthenticationMechanism.class))
                .on("getAnnotated", (Object) annotated(Object.class))
                .make());

        start(extension);

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("A class that is no enabled bean", Defining.class.getName());
    }

    // @LoginConfig

    @Test
    void loginConfigIsHiddenFromOtherExtensions() {
        List<String> hidden = new ArrayList<>();
        ScalekitExtension extension = verifying();

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
        ScalekitExtension extension = switchedOff();

        extension.find(discovered(WithLoginConfig.class).make());
        extension.checkLoginConfig(added.event());

        assertThat(added.errors()).isEmpty();
    }

    @Test
    void openLibertyWouldEndTheDeploymentByItLessClearly() throws Exception {
        server = Servers.OPEN_LIBERTY;
        verifier();
        ScalekitExtension extension = read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", (Object) null));
        lookAtLoginConfigOfTheServer(extension);

        extension.checkLoginConfig(added.event());

        assertThat(added.errors())
                .singleElement()
                .asString()
                .contains(WithLoginConfig.class.getName(), "Remove the feature mpJwt");
    }

    @Test
    void besideAMechanismOfTheApplicationsItDoesNot() throws Exception {
        server = Servers.OPEN_LIBERTY;
        verifier();
        ScalekitExtension extension = read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", (Object) null));
        lookAtLoginConfigOfTheServer(extension);
        found(extension, Own.class, ApplicationScoped.class);

        extension.checkLoginConfig(added.event());

        assertThat(added.errors()).isEmpty();
    }

    // Claims

    @Test
    void aClaimOfAnUnknownTypeFailsTheDeploymentEarly() throws NoSuchFieldException {
        ScalekitExtension extension = verifying();
        extension.findClaim(injectionPoint(Unknowing.class, "subject"));

        check(extension);

        assertThat(added.errors()).singleElement().asString().contains("Unknowing.subject asks for a claim as");
    }

    @Test
    void aBeanThatWouldKeepAClaimFailsTheDeployment() {
        ScalekitExtension extension = verifying();
        found(extension, Keeping.class, ApplicationScoped.class);
        check(extension);
        assertThat(added.errors()).isEmpty();

        start(extension);

        assertThat(problems).singleElement().asString().contains("Keeping.subject would keep the claims");
        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().verifier());
    }

    @Test
    void aComponentThatIsFoundLaterEndsTheApplicationUntilItIsOpen() {
        ScalekitExtension extension = verifying();
        start(extension);
        AccessTokenVerifier verifier = extension.application().verifier();

        assertThatThrownBy(() -> extension.find(target(Page.class)))
                .isInstanceOf(FailedDeploymentException.class)
                .hasMessageContaining("Page.subject would keep the claims");

        assertThat(VerifierAccess.ACCESS.get().isClosed(verifier)).isTrue();
    }

    @Test
    void thenTheComponentIsRefusedAlone() {
        ScalekitExtension extension = verifying();
        start(extension);
        extension.opened();

        assertThatThrownBy(() -> extension.find(target(Page.class))).isInstanceOf(FailedDeploymentException.class);

        assertThat(VerifierAccess.ACCESS.get().isClosed(extension.application().verifier()))
                .isFalse();
    }

    @Test
    void soIsOneOfWhichNoEventHasTold() {
        ScalekitExtension extension = verifying();
        start(extension);

        assertThatThrownBy(() -> extension.lookAtComponents(Set.of(Page.class), manager()))
                .isInstanceOf(FailedDeploymentException.class)
                .hasMessageContaining("Page.subject would keep the claims");

        assertThat(VerifierAccess.ACCESS.get().isClosed(extension.application().verifier()))
                .isTrue();
    }

    @Test
    void resourcesMayKeepTheirs() {
        ScalekitExtension extension = verifying();

        extension.find(target(Resource.class));

        assertThat(extension.claimPoints().resources()).containsExactly(Resource.class);
    }

    // Checks of tokens

    @Test
    void aCheckIsAskedUntilTheEnd() {
        ScalekitExtension extension = verifying();
        List<Object> seen = new ArrayList<>();
        Bean<?> bean = bean(Checking.class, ApplicationScoped.class, TokenCheck.class);
        objects.put(bean, (TokenCheck) seen::add);
        extension.find(event(bean));
        start(extension);

        extension
                .application()
                .verifier()
                .verify(scalekit.mint().organizationClient().token());
        assertThat(seen).hasSize(1);
        assertThat(released).isEmpty();
        extension.stop(Fake.of(BeforeShutdown.class).make());

        assertThat(released).hasSize(1);
    }

    @Test
    void aCheckOfOneCallersFailsTheDeployment() {
        ScalekitExtension extension = verifying();
        extension.find(event(bean(Checking.class, RequestScoped.class, TokenCheck.class)));

        start(extension);

        assertThat(problems)
                .singleElement()
                .asString()
                .contains(Checking.class.getName() + " is a TokenCheck in @RequestScoped");
    }

    // Caches that nodes share

    @Test
    void severalCachesForRevocationsFailTheDeployment() {
        set("scalekit.revocations.cache", "revocations");
        known.put(CacheManager.class, Set.of(bean(Plain.class, Dependent.class), bean(Keeping.class, Dependent.class)));

        start(verifying());

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("scalekit.revocations.cache", "there are 2 beans of the type javax.cache.CacheManager");
    }

    @Test
    void severalCachesForTokensOfClientsFailTheDeployment() {
        set("scalekit.client-id", "m2morg_1");
        set("scalekit.client-secret", "secret");
        set("scalekit.client.shared-cache", "tokens");
        known.put(CacheManager.class, Set.of(bean(Plain.class, Dependent.class), bean(Keeping.class, Dependent.class)));

        start(verifying());

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("scalekit.client.shared-cache", "there are 2 beans of the type javax.cache.CacheManager");
    }

    // Scopes

    @Test
    void whereScopesAreNotEnforcedIsFound() {
        ScalekitExtension extension = verifying();
        extension.findScopes(discovered(Scoped.class)
                .on("getAnnotatedType", (Object) annotatedMethods(Scoped.class))
                .make());

        assertThat(extension.unenforcedScopes(Set.of()))
                .singleElement()
                .asString()
                .contains("Scoped.deploy is not enforced");
    }

    @Test
    void aBeanHasTheScopesOfItsInterfaces() {
        List<RequiresScopes> inherited = new ArrayList<>();
        AnnotatedMethodConfigurator<?> method = Fake.of(AnnotatedMethodConfigurator.class)
                .on("add", given -> {
                    inherited.add((RequiresScopes) given[0]);
                    return null;
                })
                .make();

        verifying()
                .findScopes(Fake.of(ProcessAnnotatedType.class)
                        .on("getAnnotatedType", (Object) annotatedMethods(Reading.class))
                        .on(
                                "configureAnnotatedType",
                                Fake.of(AnnotatedTypeConfigurator.class)
                                        .on("filterMethods", given -> Stream.of(method))
                                        .make())
                        .make());

        assertThat(inherited).singleElement().satisfies(scopes -> assertThat(scopes.value())
                .containsExactly("read"));
    }

    // The protected resource

    @Test
    void withoutAUrlThereIsNoResource() {
        ScalekitExtension extension = verifying();
        check(extension);

        extension.openResource(Set.of(), "/shop");

        assertThat(added.made(ErrorResponses.class).resource()).isNull();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void theResourceHasTheScopesOfAllClasses() throws IOException {
        resource("https://api.example/shop");
        ScalekitExtension extension = verifying();
        check(extension);
        extension.findScopes(discovered(Scoped.class)
                .on("getAnnotatedType", (Object) annotatedMethods(Scoped.class))
                .make());

        extension.openResource(Set.of(Contract.class), "/shop");

        assertThat(log.of(Level.INFO))
                .singleElement()
                .asString()
                .contains("/shop is the protected resource https://api.example/shop");
        assertThat(metadata()).contains("\"deploy\"", "\"read\"", "\"header\"");
    }

    @Test
    void withACookieItSaysNothingOfTheHeader() throws IOException {
        resource("https://api.example/shop");
        set("mp.jwt.token.header", "Cookie");
        ScalekitExtension extension = verifying();
        check(extension);

        extension.openResource(Set.of(), "/shop");

        assertThat(metadata()).contains("https://api.example/shop").doesNotContain("\"header\"");
    }

    /** As in an EAR with the jar in its lib. */
    @Test
    void ofSeveralWarsItIsTheOneThatHasTheResourceBelowIt() {
        resource("https://api.example/shop");
        ScalekitExtension extension = verifying();
        check(extension);
        ErrorResponses responses = added.made(ErrorResponses.class);

        extension.openResource(Set.of(), "/first");
        assertThat(responses.resource().metadataUrl()).contains("/first/");
        extension.openResource(Set.of(), "/shop");
        assertThat(responses.resource().metadataUrl()).contains("/shop/");
        extension.openResource(Set.of(), "/last");
        assertThat(responses.resource().metadataUrl()).contains("/shop/");
    }

    // What a container would do

    private void set(String key, String value) {
        System.setProperty(key, value);
        properties.add(key);
    }

    private void verifier() {
        set("scalekit.environment-url", scalekit.environmentUrl().toString());
        if (!properties.contains("scalekit.audiences")) {
            set("scalekit.allow-missing-audience", "true");
        }
        set("scalekit.telemetry.enabled", "false");
    }

    private void resource(String url) {
        set("scalekit.resource.url", url);
        set("scalekit.audiences", url);
    }

    private ScalekitExtension verifying() {
        verifier();
        return read();
    }

    private ScalekitExtension switchedOff() {
        set("scalekit.enabled", "false");
        return read();
    }

    /** By an event that fails the test when a type is added. */
    private ScalekitExtension read() {
        return read(Fake.of(BeforeBeanDiscovery.class));
    }

    private ScalekitExtension read(Fake<BeforeBeanDiscovery> event) {
        ScalekitExtension extension = new ScalekitExtension(server, () -> missing);
        made.add(extension);
        extension.read(event.make());
        return extension;
    }

    private void check(ScalekitExtension extension) {
        extension.check(added.event(), manager());
    }

    private void start(ScalekitExtension extension) {
        extension.start(
                Fake.of(AfterDeploymentValidation.class)
                        .on("addDeploymentProblem", given -> problems.add(((Throwable) given[0]).getMessage()))
                        .make(),
                manager());
    }

    private BeanManager manager() {
        CreationalContext<?> context = Fake.of(CreationalContext.class)
                .on("release", given -> released.add(given))
                .make();
        return Fake.of(BeanManager.class)
                .on("resolveObserverMethods", Set.of())
                .on("getEvent", (Object) null)
                .on("getBeans", given -> known.getOrDefault(given[0], Set.of()))
                .on("createCreationalContext", context)
                .on("getReference", given -> objects.get(given[0]))
                .on("createAnnotatedType", given -> annotatedFields((Class<?>) given[0]))
                .on("createInjectionPoint", given -> point(((AnnotatedField<?>) given[0]).getJavaMember()))
                .make();
    }

    private static void lookAtEverything(ScalekitExtension extension) {
        found(extension, Keeping.class, ApplicationScoped.class);
        extension.find(event(bean(Checking.class, RequestScoped.class, TokenCheck.class)));
        extension.find(Fake.of(ProcessInjectionTarget.class).make());
        extension.findClaim(Fake.of(ProcessInjectionPoint.class).make());
        extension.lookAtComponents(
                Set.of(Page.class), Fake.of(BeanManager.class).make());
        try {
            extension.find((ProcessInjectionPoint<?, ClientCredentialsClient>) injectionPoint(Caller.class, "billing"));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Bean<?> found(ScalekitExtension extension, Class<?> type, Class<? extends Annotation> scope) {
        Bean<?> bean = HttpAuthenticationMechanism.class.isAssignableFrom(type)
                ? bean(type, scope, type, HttpAuthenticationMechanism.class)
                : bean(type, scope, type);
        extension.find(event(bean));
        return bean;
    }

    private static ProcessBean<?> event(Bean<?> bean) {
        return Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean)
                .on("getAnnotated", (Object) annotated(bean.getBeanClass()))
                .make();
    }

    private static Bean<?> bean(Class<?> type, Class<? extends Annotation> scope, Class<?>... types) {
        return Fake.of(Bean.class)
                .on("getBeanClass", (Object) type)
                .on("getScope", (Object) scope)
                .on("getTypes", (Object) Set.of(types))
                .on("isAlternative", false)
                .on("getQualifiers", Set.of(Any.Literal.INSTANCE, Default.Literal.INSTANCE))
                .on("getInjectionPoints", points(type))
                .make();
    }

    private static Set<InjectionPoint> points(Class<?> type) {
        return fields(type).map(ScalekitExtensionTest::point).collect(Collectors.toSet());
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic() && !field.getName().equals("serialVersionUID"));
    }

    private static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .on("getBean", given -> null)
                .make();
    }

    private static ProcessInjectionPoint injectionPoint(Class<?> type, String field) throws NoSuchFieldException {
        return Fake.of(ProcessInjectionPoint.class)
                .on("getInjectionPoint", point(type.getDeclaredField(field)))
                .make();
    }

    private static ProcessInjectionTarget<?> target(Class<?> type) {
        return Fake.of(ProcessInjectionTarget.class)
                .on("getAnnotatedType", (Object) annotated(type))
                .on(
                        "getInjectionTarget",
                        Fake.of(InjectionTarget.class)
                                .on("getInjectionPoints", points(type))
                                .make())
                .make();
    }

    private static Fake<ProcessAnnotatedType> discovered(Class<?> type) {
        return Fake.of(ProcessAnnotatedType.class).on("getAnnotatedType", (Object) annotated(type));
    }

    private static AnnotatedType<?> annotated(Class<?> type, Annotation... annotations) {
        return Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getAnnotations", Set.of(annotations.length == 0 ? type.getAnnotations() : annotations))
                .make();
    }

    private static AnnotatedType<?> annotatedMethods(Class<?> type) {
        Set<Object> methods = Arrays.stream(type.getDeclaredMethods())
                .map(method -> Fake.of(AnnotatedMethod.class)
                        .on("getJavaMember", method)
                        .make())
                .collect(Collectors.toSet());
        return Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getMethods", methods)
                .make();
    }

    private static AnnotatedType<?> annotatedFields(Class<?> type) {
        Set<Object> fields = fields(type)
                .map(field -> Fake.of(AnnotatedField.class)
                        .on("isAnnotationPresent", true)
                        .on("getJavaMember", field)
                        .make())
                .collect(Collectors.toSet());
        return Fake.of(AnnotatedType.class)
                .on("getFields", fields)
                .on("getConstructors", Set.of())
                .on("getMethods", Set.of())
                .make();
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

    private String metadata() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        MetadataResponses.write(
                added.made(ErrorResponses.class).resource(),
                Fake.of(HttpServletRequest.class)
                        .on("getMethod", "GET")
                        .on("getPathInfo", (Object) null)
                        .make(),
                Fake.of(HttpServletResponse.class)
                        .on("containsHeader", true)
                        .on("setHeader", (Object) null)
                        .on("setStatus", (Object) null)
                        .on("setContentType", (Object) null)
                        .on("setContentLength", (Object) null)
                        .on("getOutputStream", output(body))
                        .make());
        return body.toString(StandardCharsets.UTF_8);
    }

    private static ServletOutputStream output(ByteArrayOutputStream body) {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("nobody waits");
            }

            @Override
            public void write(int octet) {
                body.write(octet);
            }
        };
    }

    /** The class of the same name in another WAR of an EAR. */
    private static Class<?> copy(Class<?> original) throws IOException {
        String file = original.getName().replace('.', '/') + ".class";
        try (InputStream bytes = original.getClassLoader().getResourceAsStream(file)) {
            return NamedClass.of(original.getName(), bytes.readAllBytes());
        }
    }
}
