package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EventListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fails the deployment of an application that has {@code @RequiresScopes} where nothing enforces it. */
@HandlesTypes({RequiresScopes.class, Servlet.class, Filter.class, EventListener.class})
public final class ScopesGuard implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) throws ServletException {
        Set<String> problems = CDI.current()
                .getBeanManager()
                .getExtension(ScalekitExtension.class)
                .unenforcedScopes(found == null ? Set.of() : found);
        if (!problems.isEmpty()) {
            throw new ServletException(String.join("\n", problems));
        }
    }
}
