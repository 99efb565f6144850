package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Ends a deployment with one message that its operator gets to see. */
final class DeploymentProblems {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    private DeploymentProblems() {}

    /** @param messages all that this observer has found; none is no problem */
    static void add(AfterBeanDiscovery event, Collection<String> messages) {
        add(event, messages, event::addDefinitionError);
    }

    /** @param messages all that this observer has found; none is no problem */
    static void add(AfterDeploymentValidation event, Collection<String> messages) {
        add(event, messages, event::addDeploymentProblem);
    }

    private static void add(Object event, Collection<String> messages, Consumer<Throwable> problems) {
        if (messages.isEmpty()) {
            return;
        }
        FailedDeploymentException refused =
                new FailedDeploymentException(ThisJar.application().orElse(""), messages);
        if (Container.any(server -> server.losesProblems(event.getClass().getName()))) {
            LOG.severe(refused.getMessage());
        }
        problems.accept(refused);
    }
}
