package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start an application in which the server would not let {@link AccessFeature} check callers' rights, as far as its
 * classes say so. What only the running servlet says, {@code internal.web} asks.
 */
@HandlesTypes({Application.class, Path.class})
public final class EnforcementGuard implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        if (found != null) {
            List<Class<?>> applications =
                    found.stream().filter(Application.class::isAssignableFrom).toList();
            List<Class<?>> resources = found.stream()
                    .filter(type -> !Application.class.isAssignableFrom(type))
                    .toList();
            context.addListener(new Refusal(
                    Container.ofThisServer().problemOfProviders(applications, AccessFeature.class), resources));
        }
    }

    /** Later than the initializer, since only CDI knows whether this jar is switched off, and which classes are beans. */
    private record Refusal(Optional<String> undiscovered, List<Class<?>> resources) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            undiscovered.or(() -> LocatorRules.message(resources)).ifPresent(message -> {
                ApplicationEnforcement enforcement = new ApplicationEnforcement();
                if (enforcement.isActive()) {
                    enforcement.end();
                    throw new FailedDeploymentException(
                            event.getServletContext().getContextPath(), Set.of(message));
                }
            });
        }
    }
}
