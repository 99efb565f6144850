package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.logging.Logger;

/** Ends a deployment with a message that its operator gets to see. */
final class DeploymentProblems {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    /** TomEE's CDI: it refers to its logs for further details, and they have none. */
    private static final String OPEN_WEB_BEANS = "org.apache.webbeans.";

    private DeploymentProblems() {}

    static void add(AfterBeanDiscovery event, String message) {
        log(event, message);
        event.addDefinitionError(new DeploymentException(message));
    }

    static void add(AfterDeploymentValidation event, String message) {
        log(event, message);
        event.addDeploymentProblem(new DeploymentException(message));
    }

    private static void log(Object event, String message) {
        if (event.getClass().getName().startsWith(OPEN_WEB_BEANS)) {
            LOG.severe(message);
        }
    }
}
