package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ConfigurationReader;
import io.github.scalekit4ee.internal.config.ConfigurationSources;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides, once per application, what this jar does in it: everything, nothing ({@code scalekit.enabled=false}), or everything but
 * the mechanism, where the application has its own.
 *
 * <p>Links to nothing of Jakarta Security or MicroProfile JWT, so that it can say so when the server offers neither.
 */
public class ScalekitExtension implements Extension {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    private static final String SECURITY_ROOM = "io.github.scalekit4ee.internal.security.";

    /** The beans that make the server ask us who the caller is. */
    private static final Set<String> AUTHENTICATION_BEANS =
            Set.of(SECURITY_ROOM + "BearerAuthenticationMechanism", SECURITY_ROOM + "AccessTokenIdentityStore");

    private final ServerFeatures server = new ServerFeatures();
    private final OwnMechanisms ownMechanisms = new OwnMechanisms();
    private @Nullable ConfigurationException problem;
    private @Nullable ScalekitApplication application;

    void read(@Observes BeforeBeanDiscovery event) {
        try {
            ScalekitConfiguration configuration = ConfigurationReader.read(ConfigurationSources.ofThisApplication());
            application = new ScalekitApplication(configuration);
        } catch (ConfigurationException e) {
            problem = e;
        }
    }

    /** The application's own mechanism is seen while types are discovered, before any bean is registered. */
    <T> void find(@Observes ProcessAnnotatedType<T> event) {
        ownMechanisms.look(event.getAnnotatedType());
    }

    /** Takes back exactly our beans, where they are not to serve. */
    <T> void withdraw(@Observes ProcessBeanAttributes<T> event) {
        if (!(event.getAnnotated() instanceof AnnotatedType<?> type)) {
            return;
        }
        String bean = type.getJavaClass().getName();
        boolean ours = bean.startsWith("io.github.scalekit4ee.internal.");
        if (ours && (isSwitchedOff() || (AUTHENTICATION_BEANS.contains(bean) && !authenticates()))) {
            event.veto();
        }
    }

    void check(@Observes AfterBeanDiscovery event) {
        if (isSwitchedOff()) {
            LOG.info("scalekit.enabled (SCALEKIT_ENABLED) is false: access tokens are not looked at.");
            return;
        }
        if (problem != null) {
            problem.problems().forEach(message -> event.addDefinitionError(new DeploymentException(message)));
            return;
        }
        if (application != null) {
            ClientBeans.add(event, application);
        }
        server.missing().ifPresent(message -> event.addDefinitionError(new DeploymentException(message)));
        ownMechanisms.message().ifPresent(LOG::warning);
    }

    void start(@Observes AfterDeploymentValidation event) {
        if (application != null && !isSwitchedOff()) {
            application.start();
        }
    }

    void stop(@Observes BeforeShutdown event) {
        if (application != null) {
            application.close();
        }
    }

    /** Whether the application's own mechanism authenticates. */
    boolean yields() {
        return ownMechanisms.present();
    }

    /** For the beans of this room. */
    ScalekitApplication application() {
        if (application == null) {
            throw new IllegalStateException("the configuration could not be read; the deployment has failed already");
        }
        return application;
    }

    private boolean authenticates() {
        boolean configured = application != null && application.configuration().verifier() != null;
        return configured && !ownMechanisms.present();
    }

    private boolean isSwitchedOff() {
        return application != null && !application.configuration().enabled();
    }
}
