package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.StartReport;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.ConfigurationSources;
import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.ApplicationMechanism;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.LogoutEndpoint;
import io.github.scalekit4ee.internal.security.ProtectedResource;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import io.github.scalekit4ee.internal.server.ServerFeatures;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides, once per application, what this jar does in it: everything, nothing ({@code scalekit.enabled=false}; what can be injected
 * stays, so that the same application deploys), or everything but authenticate, where the application has a mechanism of its own.
 *
 * <p>Links to nothing of Jakarta Security or MicroProfile JWT, so that it can say so when the server offers neither.
 */
public class ScalekitExtension implements Extension {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    private static final String SECURITY_ROOM = "io.github.scalekit4ee.internal.security.";
    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 500;

    private static final String MECHANISM = SECURITY_ROOM + "BearerAuthenticationMechanism";
    private static final String IDENTITY_STORE = SECURITY_ROOM + "AccessTokenIdentityStore";

    private final Container container;
    private final Supplier<Optional<String>> missing;
    private final ApplicationMechanisms ownMechanisms;
    private final TokenTakers tokenTakers = new TokenTakers();
    private final LoginConfigs loginConfigs = new LoginConfigs();
    private final ClaimPoints claimPoints = new ClaimPoints();
    private final InheritedScopes inheritedScopes = new InheritedScopes();
    private final UnenforcedScopes unenforcedScopes = new UnenforcedScopes();
    private final TokenChecks tokenChecks = new TokenChecks();
    private final Set<String> injectedClients = new TreeSet<>();
    private @Nullable ConfigurationException problem;
    private @Nullable ScalekitApplication application;
    private @Nullable String report;
    private volatile @Nullable ProtectedResource resource;
    private @Nullable BeanManager beans;

    /** Whether the server has found no fault in an application of this archive. */
    private volatile boolean opened;

    public ScalekitExtension() {
        this(Container.ofThisServer(), new ServerFeatures()::missing);
    }

    /** @param missing what this jar needs and the server has not, see {@link ServerFeatures#missing} */
    ScalekitExtension(Container container, Supplier<Optional<String>> missing) {
        this.container = container;
        this.missing = missing;
        this.ownMechanisms = new ApplicationMechanisms(container);
    }

    void read(@Observes BeforeBeanDiscovery event) {
        try {
            ConfigurationSource source = ConfigurationSources.ofThisApplication();
            ScalekitConfiguration configuration = ConfigurationReader.read(source);
            application = new ScalekitApplication(configuration);
            report = configuration.enabled() ? StartReport.of(configuration, source) : null;
        } catch (ConfigurationException e) {
            problem = e;
        }
        addMechanism(event);
    }

    /**
     * Registers the mechanism where beans.xml leaves it out, and only if it may be asked: Open Liberty counts each mechanism's
     * type that it sees, also one that is vetoed later, and then refuses every request for want of it (CWWKS1912E). Not so on other
     * servers: what an extension adds is in an archive of its own, and GlassFish finds neither our beans nor Jakarta Security's
     * from there (WELD-001408).
     */
    private void addMechanism(BeforeBeanDiscovery event) {
        if (container.countsTypesOfMechanisms()
                && isConfigured()
                && missing.get().isEmpty()) {
            try {
                event.addAnnotatedType(Class.forName(MECHANISM), MECHANISM);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the scalekit4ee jar is incomplete", e);
            }
        }
    }

    <T> void find(@Observes ProcessAnnotatedType<T> event) {
        ownMechanisms.look(event.getAnnotatedType());
        if (container.refusesLoginConfig()) {
            loginConfigs.look(event.getAnnotatedType());
        } else if (isConfigured()) {
            BuiltInMpJwt.hideLoginConfig(event);
        }
    }

    /** Last, so that what other extensions change counts. */
    <T> void findScopes(@Observes @Priority(LAST) ProcessAnnotatedType<T> event) {
        unenforcedScopes.discovered(event.getAnnotatedType().getJavaClass());
        inheritedScopes.add(event);
    }

    /** By name, so that a client that nobody configured is one clear message. */
    void find(@Observes ProcessInjectionPoint<?, ClientCredentialsClient> event) {
        injectedClients.add(ClientBeans.name(event.getInjectionPoint()));
    }

    /** Before the container looks for beans that satisfy it. */
    void findClaim(@Observes ProcessInjectionPoint<?, ?> event) {
        if (isConfigured()) {
            claimPoints.look(event.getInjectionPoint());
            tokenTakers.look(event.getInjectionPoint());
        }
    }

    void find(@Observes ProcessBean<?> event) {
        ownMechanisms.look(event);
        if (isConfigured()) {
            claimPoints.look(event);
            tokenChecks.look(event.getBean());
        }
    }

    <T> void find(@Observes ProcessInjectionTarget<T> event) {
        if (isConfigured()) {
            endingWithTheDeployment(() -> claimPoints.look(
                    event.getAnnotatedType().getJavaClass(),
                    event.getInjectionTarget().getInjectionPoints()));
        }
    }

    /** Payara and GlassFish tell nobody when a deployment fails that CDI has found to be valid: threads would remain. */
    private void endingWithTheDeployment(Runnable check) {
        try {
            check.run();
        } catch (FailedDeploymentException e) {
            if (!opened) {
                stop();
            }
            throw e;
        }
    }

    /** Those of which no event may have told. */
    void lookAtComponents(Set<Class<?>> components, BeanManager manager) {
        if (isConfigured()) {
            endingWithTheDeployment(() -> claimPoints.look(components, manager));
        }
    }

    /** From now on a component that is found to be wrong is refused alone. */
    void opened() {
        opened = true;
    }

    /**
     * Takes back what makes the server ask us who the caller is, where that is switched off. Not where the application has a
     * mechanism of its own: whether that is enabled is not known yet, so ours stays and asks it, see {@link ApplicationMechanisms}.
     */
    <T> void withdraw(@Observes ProcessBeanAttributes<T> event) {
        if (event.getAnnotated() instanceof AnnotatedType<?> type) {
            if (isOurs(type.getJavaClass()) && !isConfigured()) {
                event.veto();
            }
        } else if (event.getAnnotated() instanceof AnnotatedMethod<?> producer
                && isConfigured()
                && BuiltInMpJwt.isPrincipal(producer)) {
            event.veto();
        }
        if (isConfigured()) {
            ownMechanisms.rank(event);
        }
    }

    /** In an EAR the events of all its WARs pass by, each of which may have this jar and a configuration of its own. */
    private static boolean isOurs(Class<?> bean) {
        return bean.getClassLoader() == ScalekitExtension.class.getClassLoader()
                && (bean.getName().equals(MECHANISM) || bean.getName().equals(IDENTITY_STORE));
    }

    /** Before the server's own extensions, of which Open Liberty's would say it less clearly and end the event. */
    void checkLoginConfig(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) AfterBeanDiscovery event) {
        if (container.refusesLoginConfig() && isConfigured() && !ownMechanisms.present()) {
            DeploymentProblems.add(
                    event, loginConfigs.message(container).stream().toList());
        }
    }

    void check(@Observes AfterBeanDiscovery event, BeanManager manager) {
        if (problem != null) {
            Set<String> problems = new LinkedHashSet<>(problem.problems());
            ThisJar.placeOutsideAWar()
                    .ifPresent(place -> problems.add("scalekit4ee is not in WEB-INF/lib of a"
                            + " WAR (" + place + "): it may not see files inside a WAR from there. Put it into"
                            + " WEB-INF/lib of each WAR that uses it, or set its keys by environment variables or system"
                            + " properties for all of them."));
            DeploymentProblems.add(event, problems);
            return;
        }
        ScalekitApplication running = application();
        ClientBeans.add(event, running, injectedClients);
        addRules(event, running);
        if (isConfigured() && missing.get().isEmpty()) {
            addOwnMechanism(event, running);
            if (container.findsMechanismsByClass()) {
                SecondNames.add(event, ownMechanisms.candidates(), manager, running::beanId);
            }
        }
        if (!running.configuration().enabled()) {
            LOG.info("scalekit.enabled (SCALEKIT_ENABLED) is false: access tokens are not looked at.");
            return;
        }
        Set<String> problems = new LinkedHashSet<>();
        if (isConfigured()) {
            problems.addAll(claimPoints.typeErrors());
        }
        problems.addAll(running.clients().missing(injectedClients));
        missing.get().ifPresent(problems::add);
        DeploymentProblems.add(event, problems);
        if (isConfigured() && ServerFeatures.hasHealth()) {
            HealthBeans.add(event, running);
            if (running.configuration().revocations().cache() != null) {
                HealthBeans.addRevocations(event, running);
            }
        }
    }

    /** Not by producers: on Open Liberty the mechanism is in the extension's archive, see {@link #addMechanism}. */
    private void addRules(AfterBeanDiscovery event, ScalekitApplication running) {
        event.<CallerConfiguration>addBean()
                .id(running.beanId(CallerConfiguration.class.getName()))
                .types(CallerConfiguration.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> running.configuration().caller());
        event.<Events>addBean()
                .id(running.beanId(Events.class.getName()))
                .types(Events.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> running.events());
        event.<LogoutEndpoint>addBean()
                .id(running.beanId(LogoutEndpoint.class.getName()))
                .types(LogoutEndpoint.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> running.logoutEndpoint());
        event.<Container.Application>addBean()
                .id(running.beanId(Container.Application.class.getName()))
                .types(Container.Application.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> new ServerStart.Running(this));
        event.<ErrorResponses>addBean()
                .id(running.beanId(ErrorResponses.class.getName()))
                .types(ErrorResponses.class, Object.class)
                .scope(Singleton.class)
                .produceWith(
                        instance -> new ErrorResponses(running.configuration().caller(), () -> resource));
    }

    private void addOwnMechanism(AfterBeanDiscovery event, ScalekitApplication running) {
        event.<ApplicationMechanism>addBean()
                .id(running.beanId(ApplicationMechanism.class.getName()))
                .types(ApplicationMechanism.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> ownMechanism());
    }

    /** Last, since servers make their telemetry here. */
    void start(@Observes @Priority(LAST) AfterDeploymentValidation event, BeanManager manager) {
        beans = manager;
        Optional<String> ambiguous = isConfigured() ? ownMechanisms.problem() : Optional.empty();
        if (isConfigured()) {
            ownMechanisms.message(isBearerFirst()).ifPresent(LOG::info);
        }
        Set<String> problems = new LinkedHashSet<>(claimPoints.errors(manager));
        problems.addAll(tokenChecks.problems());
        if (isConfigured() && application().configuration().revocations().cache() != null) {
            SharedCaches.problem(manager, CacheSetting.REVOCATIONS).ifPresent(problems::add);
        }
        if (application != null && !application.configuration().tokenCaches().isEmpty()) {
            SharedCaches.problem(manager, CacheSetting.CLIENT_TOKENS).ifPresent(problems::add);
        }
        ambiguous.ifPresent(problems::add);
        DeploymentProblems.add(event, problems);
        if (application != null && problems.isEmpty()) {
            tokenChecks.start(manager);
            application.start(tokenChecks, manager);
        }
    }

    void stop(@Observes BeforeShutdown event) {
        stop();
    }

    /** May be called again. */
    void stop() {
        if (application != null) {
            application.close();
        }
        tokenChecks.close();
    }

    /**
     * Where {@code @RequiresScopes} is not enforced.
     *
     * @param annotated what the server found to have it
     */
    Set<String> unenforcedScopes(Set<Class<?>> annotated) {
        return application != null && application.configuration().enabled()
                ? unenforcedScopes.errors(annotated)
                : Set.of();
    }

    /**
     * Makes the metadata of the protected resource, once the context path is known. Of several WARs with one jar, it is the one that has
     * the resource below it.
     *
     * @param annotated what the server found to have {@code @RequiresScopes}
     */
    void openResource(Set<Class<?>> annotated, String contextPath) {
        ScalekitConfiguration configuration = application().configuration();
        ResourceConfiguration settings = configuration.resource();
        if (settings == null) {
            return;
        }
        Set<Class<?>> all = new HashSet<>(unenforcedScopes.discovered());
        all.addAll(annotated);
        boolean inHeader = configuration.caller().tokenCookie() == null;
        ProtectedResource found = ProtectedResource.of(settings, NamedScopes.of(all), contextPath, inHeader);
        if (resource == null || found.isBelow(contextPath)) {
            resource = found;
            ResourceReport.log(settings, found, contextPath);
        }
    }

    /** Whether this library enforces access rules. */
    boolean enforces() {
        return application().configuration().enabled();
    }

    /** What the application accepts, as the rest of a sentence; empty where this jar is switched off. */
    Optional<String> report() {
        return Optional.ofNullable(report);
    }

    ClaimPoints claimPoints() {
        return claimPoints;
    }

    /** For the beans of this room. */
    ScalekitApplication application() {
        if (application == null) {
            throw new IllegalStateException("the configuration could not be read; the deployment has failed already");
        }
        return application;
    }

    /** Whether callers are challenged by another mechanism than ours. */
    boolean hasOwnMechanism() {
        return ownMechanisms.present();
    }

    /** Whether it is this jar's mechanism that says who the caller is. */
    boolean authenticates() {
        return isConfigured() && !ownMechanisms.present();
    }

    /** Whether requests are divided between ours and a mechanism of the application's own. */
    boolean sharesRequests() {
        return isConfigured() && ownMechanisms.chosen().isPresent();
    }

    private ApplicationMechanism ownMechanism() {
        BeanManager manager = Objects.requireNonNull(beans);
        return ownMechanisms
                .chosen()
                .map(bean -> ApplicationMechanism.of(manager, bean, isBearerFirst()))
                .orElseGet(ApplicationMechanism::none);
    }

    /** Whether requests with a bearer token are this jar's, where the application has a mechanism of its own. */
    private boolean isBearerFirst() {
        Boolean said = application().configuration().caller().share().bearerFirst();
        return said == null ? !tokenTakers.found() : said;
    }

    /** Neither switched off nor there for outgoing calls only. */
    private boolean isConfigured() {
        return application != null && application.configuration().verifier() != null;
    }
}
