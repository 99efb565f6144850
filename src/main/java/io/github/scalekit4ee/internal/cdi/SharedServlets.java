package io.github.scalekit4ee.internal.cdi;

import jakarta.servlet.Filter;
import jakarta.servlet.Registration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EventListener;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the servlets, filters and listeners, for {@link SharedComponents}. */
@HandlesTypes({Servlet.class, Filter.class, EventListener.class})
public final class SharedServlets implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        Set<Class<?>> all = new HashSet<>(found == null ? Set.of() : found);
        // TomEE does not find classes that implement the interface through another class, such as HttpServlet.
        context.getServletRegistrations().values().forEach(servlet -> add(servlet, context, all));
        context.getFilterRegistrations().values().forEach(filter -> add(filter, context, all));
        SharedComponents.check(all, context);
    }

    private static void add(Registration registration, ServletContext context, Set<Class<?>> found) {
        try {
            if (registration.getClassName() != null) {
                found.add(context.getClassLoader().loadClass(registration.getClassName()));
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return; // the container says so itself
        }
    }
}
