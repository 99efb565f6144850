package io.github.scalekit4ee.internal.rest;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses to start an application in which the server would not let {@link AccessFeature} check callers' rights. */
@HandlesTypes(Application.class)
public final class EnforcementGuard implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> applications, ServletContext context) {
        if (applications != null) {
            UndiscoveredProviders.message(applications, context.getClassLoader())
                    .ifPresent(message -> context.addListener(new Refusal(message)));
        }
    }

    /** Later than the initializer, since only CDI knows whether this jar is switched off. */
    private record Refusal(String message) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            if (AccessFeature.isActive()) {
                throw new IllegalStateException(message);
            }
        }
    }
}
