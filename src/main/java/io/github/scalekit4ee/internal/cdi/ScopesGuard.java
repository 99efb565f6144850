package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EventListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fails the deployment of an application that has {@code @RequiresScopes} where nothing enforces it. */
@HandlesTypes({RequiresScopes.class, Servlet.class, Filter.class, EventListener.class})
public final class ScopesGuard implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        context.addListener(new Refusal(found == null ? Set.of() : Set.copyOf(found)));
    }

    /** Later than the initializer, since Open Liberty logs what an initializer throws and starts the application all the same. */
    private record Refusal(Set<Class<?>> found) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Set<String> problems = CDI.current()
                    .getBeanManager()
                    .getExtension(ScalekitExtension.class)
                    .unenforcedScopes(found);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(String.join("\n", problems));
            }
        }
    }
}
